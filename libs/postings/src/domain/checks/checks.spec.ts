import { retirementAgesOn } from '@chunfeng/reference';
import { carriesContact, withoutContact } from './contact-in-text';
import { asksForFee } from './fee-in-text';
import { namesSeveralJobs } from './several-jobs';
import { limitsSex } from './sex-limit';

describe('Contact details in the text', () => {
  it.each([
    '联系 13800138000 李经理',
    '联系１３８００１３８０００',
    '①③⑧⓪⓪①③⑧⓪⓪⓪',
    '请打138-0013-8000',
    '请打 138 0013 8000',
    '1 3 8 0 0 1 3 8 0 0 0',
    '138\u200b0013\u200b8000',
    '一三八零零一三八零零零',
    '幺三八〇〇幺三八〇〇〇',
    '座机023-67891234',
    '(023)67891234',
    '02367891234',
    '全国热线 400-820-8820',
    '电话：67891234',
    '微信：zhaogong2023',
    '加微信zhaogong2023',
    '加V：zhao_gong',
    '微信号 zhaogong',
    'vx：zhao_gong88',
    '微信abc12345',
    'QQ 12345678',
    'QQ群：987654321',
    '简历投 hr@example.com',
    '简历投 ｈｒ＠ｅｘａｍｐｌｅ．ｃｏｍ',
    'hr[at]example.com',
  ])('are found in "%s" and taken out', (text) => {
    expect(carriesContact(text)).toBe(true);
    const rest = withoutContact(text);
    expect(carriesContact(rest)).toBe(false);
    expect(rest.normalize('NFKC')).not.toMatch(/\d{3}|[一三八零幺〇]{4}|zhao|abc|hr|example/);
  });

  it.each([
    ['负责焊接，联系13800138000或023-67891234，包吃住', '负责焊接,联系[联系方式]或[联系方式],包吃住'],
    ['电话：67891234567', '[联系方式]'],
    ['㎡㎡㎡QQ12345', 'm2m2m2[联系方'],
    ['  焊工（急招）  ', '  焊工（急招）  '],
  ])('leave the rest of "%s" as "%s"', (text, rest) => {
    expect(withoutContact(text)).toBe(rest);
  });

  it.each([
    'WXG11-微信[ID]（自然语言处理方向）（广州）',
    'WXG10-211 企业微信[ID]（数据/增长，广州）',
    'WXG01-微信[ID]/NLP算法工程师（广州/深圳）',
    '中国移动10086客户服务代表\n',
    '微信小程序开发工程师',
    '微信Android开发',
    '微信Windows客户端开发',
    '数据分析师 (MJ001550)',
    '电话销售 12000元',
    '月薪15000-250000元',
    '22000元/月，13薪',
    '2017年5月2日至15日 8:30-12:00',
    'wxPython 开发工程师',
    '高新区天府大道1480号 3栋1204',
    '身份证',
    '一二三级岗位',
  ])('are not seen in "%s"', (text) => {
    expect(carriesContact(text)).toBe(false);
  });
});

describe('Fees in the text', () => {
  it.each([
    '入职需交押金200元',
    '报名费50元',
    '培训费自理',
    '培训费用由本人承担',
    '中介费300，包上岗',
    '服装费从工资里扣',
    '需缴纳保证金1000元',
    '包吃住，押金离职返还',
    '体检费自理',
    '报名时须交200元',
  ])('are found in "%s"', (text) => {
    expect(asksForFee(text)).toBe(true);
  });

  it.each([
    '不收押金',
    '免中介费',
    '公司承担培训费',
    '无任何中介费、押金全免',
    '报销体检费',
    '计费支撑工程师（外包岗）',
    '打卡90天返现7500元，另有返费',
    '免费住宿',
    '保证金业务岗',
    '通讯补贴',
    '收费站收费员',
    '每月给予交通伙食补贴700元',
  ])('are not seen in "%s"', (text) => {
    expect(asksForFee(text)).toBe(false);
  });
});

describe('Several kinds of work in one title', () => {
  it.each(['电机企业招聘（6个岗位类别）', '库管、质检等200多个工种', '三个岗位'])(
    'are seen in "%s"',
    (title) => {
      expect(namesSeveralJobs(title)).toBe(true);
    },
  );
  it.each(['保洁员', '1个岗位', '冲床工、包装工、清洁工', '100名普工'])('are not seen in "%s"', (title) => {
    expect(namesSeveralJobs(title)).toBe(false);
  });
});

describe('Limits by sex (就业促进法 Art. 27)', () => {
  const before2025 = retirementAgesOn('2016-12-28');
  const since2025 = retirementAgesOn('2026-01-01');
  const of = (part: { sexRaw?: string; ageRaw?: string; text?: string }, table = before2025): boolean =>
    limitsSex({ sexRaw: part.sexRaw ?? null, ageRaw: part.ageRaw ?? null, texts: [part.text ?? ''] }, table);

  it.each(['仅限男性', '男性', '女', '以女性为主', '其中女性7名', '女性占80%以上', 'female'])(
    'are seen in the statement "%s"',
    (sexRaw) => {
      expect(of({ sexRaw })).toBe(true);
    },
  );
  it.each(['男女不限', '男女均可', '不限', '性别不限', ''])(
    'are not seen in the statement "%s"',
    (sexRaw) => {
      expect(of({ sexRaw })).toBe(false);
    },
  );

  it.each([
    '法定劳动年龄内（男60岁以下、女50岁以下）',
    '女性55岁以下，男性60岁以下',
    '男16–60周岁，女16–55周岁',
    '年满16周岁以上，部分岗位可放宽：男超过60、女超过50',
    '18-45岁，男女不限',
    '18-65周岁，特殊情况可放宽至70周岁',
  ])('are not seen where R2 is only repeated: "%s"', (ageRaw) => {
    expect(of({ ageRaw })).toBe(false);
  });

  it.each([
    '男50周岁及以下，女45周岁及以下；退役军人男52、女47周岁及以下',
    '男18周岁以上、55周岁以下（不含55周岁）；女18周岁以上、50周岁以下（不含50周岁）',
    '18周岁以上，男55周岁以下、女45周岁以下；原学校工友放宽至男60、女50周岁以下',
    '男性18~45周岁，女性18~40周岁，脱贫人口可放宽至法定退休年龄',
    '女40周岁、男50周岁以上（大龄类）',
    '女40周岁以上、男50周岁以上至法定退休年龄（大龄类）',
    '乡村大龄：女满45、男满50周岁（一类对象）',
    '女45岁以下',
    '男性优先',
  ])('are seen in the ages "%s"', (ageRaw) => {
    expect(of({ ageRaw })).toBe(true);
  });

  it('follow the working-age table in force (R2): 男63 repeats it only since 2025', () => {
    const ageRaw = '男63周岁以下，女55周岁以下';
    expect(of({ ageRaw })).toBe(true);
    expect(of({ ageRaw }, since2025)).toBe(false);
  });

  it.each(['仅限女性', '限男', '只招男工', '女士优先', '不招女'])(
    'are seen in the running text "%s"',
    (text) => {
      expect(of({ text })).toBe(true);
    },
  );
  it.each(['男女宿舍分开', '男性身高不低于1.70米、女性不低于1.60米', '男女均可', '妇女儿童用品销售'])(
    'are not seen in the running text "%s"',
    (text) => {
      expect(of({ text })).toBe(false);
    },
  );
});
