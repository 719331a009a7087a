import type { Found } from "./found.ts";

/**
 * Chinese number plates: a province, a letter and five places, or six on a green one (new energy): 京A12345, 粤B·D12345.
 * I and O are not used; the last place may be a purpose (学, 警, 挂, 港, 澳).
 */
const plate =
  /([京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼])([a-hj-np-z])[ ·•.・-]?([a-hj-np-z0-9]{6}|[a-hj-np-z0-9]{4}[a-hj-np-z0-9学警挂港澳])(?![a-z0-9])/gu;

/** Number plates, without the point and in capitals. */
export function findPlates(text: string): Found[] {
  const found: Found[] = [];
  for (const match of text.matchAll(plate)) {
    const [whole, province = "", city = "", places = ""] = match;
    if (!/\d/.test(places)) continue;
    const value = `${province}${city}${places}`.toUpperCase();
    found.push({ start: match.index, end: match.index + whole.length, entity: { type: "plate", value } });
  }
  return found;
}
