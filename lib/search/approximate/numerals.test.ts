import { expect, test } from 'vitest'
import { numeralVariants } from './numerals.ts'

const cases: { says: string; run: string; variants: string[] }[] = [
  { says: 'counted numbers', run: '20届3中全会', variants: ['20=二十', '3=三'] },
  {
    says: 'years are read digit by digit',
    run: '二〇二三年和2021年',
    variants: ['2021=二〇二一', '二〇二三=2023'],
  },
  { says: 'shares', run: '百分之三与5%', variants: ['5%=百分之五', '百分之三=3%'] },
  {
    says: 'tens and hundreds',
    run: '一百零五万，二十三，110',
    variants: ['110=一百一十', '一百零五=105', '二十三=23'],
  },
  { says: 'one digit before a counter', run: '嫦娥六号', variants: ['六=6'] },
  {
    says: 'digits in words and codes are left alone',
    run: '一带一路c919十分5g老百姓covid-19,2019-ncov',
    variants: [],
  },
  { says: 'what is no number is left alone', run: '千百十', variants: [] },
]
for (const { says, run, variants } of cases)
  test(says, () => expect(numeralVariants(run).map(({ from, to }) => `${from}=${to}`)).toEqual(variants))
