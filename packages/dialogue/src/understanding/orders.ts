import type { Found } from "./found.ts";

const cue =
  /(?:(?:订单|运单|快递单|工单|物流单|单据|案件|流水)(?:号码|编号|号)?|单号|编号|(?<![a-z])(?:order|tracking|reference|invoice|ticket|case|booking|confirmation|parcel)(?: (?:number|no\.?|id|code))?)(?: ?(?:是|为|is|#|:|,))* ?#?([a-z]{0,5}[a-z0-9]*(?:-[a-z0-9]+)*)/g;
const marked = /#([a-z]{0,4}\d{4,20})(?![a-z0-9])/g;
const lettered = /(?<![a-z0-9-])([a-z]{1,4}-?\d{5,20}(?:-\d+)*)(?![a-z0-9])/g;
const long = /(?<![\d.,+-])(?!\d*0000(?!\d))(\d{10,24})(?![\d.,])/g;
const fewestDigits = 3;

/**
 * Order, tracking and ticket numbers, in capitals and without a number sign: behind a word that announces them
 * (three digits at least), behind #, letters with five digits or more, and ten to twenty-four digits that are no telephone.
 */
export function findOrders(text: string): Found[] {
  const found: Found[] = [];
  for (const pattern of [cue, marked, lettered, long]) {
    for (const match of text.matchAll(pattern)) {
      const code = match[1] ?? "";
      const end = match.index + match[0].length;
      const start = end - code.length;
      const isNew = !found.some((each) => start < each.end && each.start < end);
      if (isNew && code.replace(/\D/g, "").length >= fewestDigits) {
        found.push({ start, end, entity: { type: "order", value: code.toUpperCase() } });
      }
    }
  }
  return found;
}
