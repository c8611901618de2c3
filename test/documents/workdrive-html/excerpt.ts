/**
 * What of the page is marked up in `page.html`: from one title up to another. The parts in between are left out, the
 * order is that of the page.
 */
const parts: readonly (readonly [from: string, to?: string])[] = [
  ["NAV", "Get All Team Supervisors"],
  ["Create a User", "Update a User"],
  ["Bulk Delete User", "Post"],
  ["Post", "Update a Post"],
  ["News", "Get All News"],
  ["Update a News", "Delete a News"],
  ["Event", "Get All Events"],
  ["Update an Event", "Delete an Event"],
  ["Video", "Photo"],
  ["Document", "Get All Documents"],
  ["Upload a Document", "FAQ"],
  ["FAQ", "Get All FAQs"],
  ["Upload a FAQ", "Update a FAQ"],
  ["Category", "Enforcement Template"],
  ["Notification", "Course"],
  ["Task", "Get All Tasks"],
  ["Create a Task", "Assign a task to Users"],
  ["GroupChat", "Get All GroupChats"],
  ["Create a new GroupChat", "Update a GroupChat"],
  ["Delete a Group Chat", "Messages"],
  ["Departments", "Update Department Head"],
  ["Update Department Members", "Get Department Members"],
  ["Locations", "Get All Locations"],
  ["Update Location Members", "Get Location Members"],
  ["Security Groups", "Create a SSO"],
  ["Media"],
];

/** The parts of the flattened page that `page.html` holds, found by their titles. */
export function excerptOf(source: string): string {
  const lines = source.split("\n");
  let at = 0;
  const find = (title: string): number => {
    at = lines.indexOf(title, at);
    if (at === -1) throw new Error(`no title "${title}" behind the one before`);
    return at;
  };
  return parts
    .flatMap(([from, to]) => lines.slice(find(from), to === undefined ? lines.length : find(to)))
    .join("\n");
}
