import type { Sex } from '../data-files';
import type { Random } from '../random';

/** The commonest family names, and characters common in given names of any generation. */
const FAMILY = Array.from(
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许邓冯韩曹曾彭萧蔡潘田董袁于余叶蒋杜苏魏程吕丁任卢姚钟姜崔谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江冉向',
);
const GIVEN: Readonly<Record<Sex, readonly string[]>> = {
  '1': Array.from('伟强军勇刚平辉明亮建国华斌波涛超林峰杰鹏飞宇浩志文海龙洪兵东川成光福贵富安'),
  '2': Array.from('芳丽秀英敏静玲艳红梅娟霞燕萍群琼兰凤菊莲春香素珍桂琴蓉婷雪洁雯佳欣怡小莉容'),
};

/** A name of two or three characters. Nobody's: whoever bears it by chance has nothing to do with the person. */
export function composeName(random: Random, sex: Sex): string {
  const given = GIVEN[sex];
  const second = random.chance(0.75) ? random.pick(given) : '';
  return random.pick(FAMILY) + random.pick(given) + second;
}
