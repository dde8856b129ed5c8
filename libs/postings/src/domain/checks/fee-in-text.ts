import { readable } from './readable';

/** Charges that only ever mean money taken from the applicant. */
const CHARGE =
  /押金|报名费|中介费|介绍费|服装费|工装费|工服费|办证费|入职费|上岗费|建档费|会员费|手续费|资料费/;
/** Words that are a charge only when the applicant is told to bear or hand it over. */
const BORNE_BY_APPLICANT =
  /(?:培训费|体检费|考试费|住宿押|保证金|材料费)用?[^,;。]{0,4}(?:自理|自付|自费|自行承担|由本人|由个人)|(?:缴|交纳|[须需先要]交|交(?=\d)|收取|预付|先付)[^,;。]{0,6}(?:培训费|体检费|考试费|保证金|材料费|风险金|抵押金|\d+元)/;
const NOT_CHARGED =
  /免|不收|不交|不用|不需|不得|无需|无须|无任何|没有|未收|零|报销|补贴|(?:公司|单位|企业|厂方|雇主)(?:全额)?(?:承担|支付|负担|出)|拒绝|谨防|警惕/;
const NO_CHARGE = /(?:^|[^\p{L}])无[^,;。]{0,4}$|无$/u;

/** Whether a text asks the applicant for money. A clause that says that nothing is charged is no charge. */
export function asksForFee(text: string): boolean {
  return readable(text)
    .split(/[,;。!?、\n]/)
    .some((clause) => chargesIn(clause));
}

function chargesIn(clause: string): boolean {
  if (BORNE_BY_APPLICANT.test(clause) && !/免|不/.test(clause)) return true;
  const charge = CHARGE.exec(clause);
  if (charge === null) return false;
  return !NOT_CHARGED.test(clause) && !NO_CHARGE.test(clause.slice(0, charge.index));
}
