import { describe, expect, it } from "vitest";
import { flat, outline } from "./table-support.js";

describe("rows of flattened tables", () => {
  it("splits names from descriptions", () => {
    const { rows, found } = flat(`Parameter description
      id Id of the user that needs to be updated
      manage A boolean parameter.`);
    expect(outline(rows)).toEqual([
      "id | Id of the user that needs to be updated",
      "manage | A boolean parameter.",
    ]);
    expect(found).toEqual([]);
    expect(rows[1]).toMatchObject({ line: 3, endLine: 3, required: false });
  });

  it("knows defaults by their grammar", () => {
    const { rows, found } = flat(`Parameter Type Default Description
      cur_page integer 1 A page number within the set.
      location uuid - Filter Users by location.
      time*\u00a0required Time Current Time All the posts till the specified time.
      sort_direction string DESC Sort Direction of the results.
      manage boolean false True if user wants.
      until Time Current time of the server is assumed.`);
    expect(outline(rows)).toEqual([
      "cur_page integer = 1 | A page number within the set.",
      "location uuid | Filter Users by location.",
      "time* Time = Current Time | All the posts till the specified time.",
      "sort_direction string = DESC | Sort Direction of the results.",
      "manage boolean = false | True if user wants.",
      "until Time | Current time of the server is assumed.",
    ]);
    expect(found).toEqual([]);
  });

  it("reads lists of values below a row", () => {
    const { rows } = flat(`Parameter Type Default Description
      sort_key string - Select specific option from list below.
        • a: Recent
        • b: Most Reacted
      kind string - Choose one.
        • POST
        • LIVE_STREAM
      group_type string - Group types are: CHAT_GROUP, ROOM.
      filter string - Filter by using these filters: MINE_ONLY, ASSIGNED_TO_ME .
      note string - Used in type : Video, QuizLink`);
    expect(outline(rows)).toEqual([
      'sort_key string ["a": Recent, "b": Most Reacted] | Select specific option from list below.',
      'kind string ["POST", "LIVE_STREAM"] | Choose one.',
      'group_type string ["CHAT_GROUP", "ROOM"] | Group types are: CHAT_GROUP, ROOM.',
      'filter string ["MINE_ONLY", "ASSIGNED_TO_ME"] | Filter by using these filters: MINE_ONLY, ASSIGNED_TO_ME .',
      "note string | Used in type : Video, QuizLink",
    ]);
  });

  it("reads enumerations in cells, and rows whose cells are missing", () => {
    const { rows, found } = flat(`Parameter Type Schema Values Nested Fields Description
      visibility string public, restricted Visibilty type.
      status string ACTIVE, ARCHIVE, PRE_INVITED, INVITED,BLOCKED - Filter Users.
      status2* required string PUBLISHED - Status of the post.
      task_type string Article, Video, QuizLink - Type of the task.
      isMeeting boolean true, false false Mark true if it is a meeting.
      category string any Categories can be get.
      name string any
      source number YOUTUBE: 1
      VIMEO: 2
      RECORDING:4
      - Specify the source
      duration integer - - Set the duration.
      type integer
        • POST
        • EVENT
      - Update the type.`);
    expect(outline(rows)).toEqual([
      'visibility string ["public", "restricted"] | Visibilty type.',
      'status string ["ACTIVE", "ARCHIVE", "PRE_INVITED", "INVITED", "BLOCKED"] | Filter Users.',
      'status2* string ["PUBLISHED"] | Status of the post.',
      'task_type string ["Article", "Video", "QuizLink"] | Type of the task.',
      "isMeeting boolean = false [true, false] | Mark true if it is a meeting.",
      "category string | Categories can be get.",
      "name string",
      "source number [1: YOUTUBE, 2: VIMEO, 4: RECORDING] | Specify the source",
      "duration integer | Set the duration.",
      'type integer ["POST", "EVENT"] | Update the type.',
    ]);
    expect(found).toEqual(["6 info parameters/default-misplaced"]);
  });

  it("keeps names with spaces and colons", () => {
    const { rows, found } = flat(`Parameter Type Schema Values Nested Fields Description
      location: Location any - Pin location.
      members Array any
      Property Type Description
      existing Department uuid UUID of the department.
      isHead boolean Is the user a head
      name string any - Name.`);
    expect(outline(rows)).toEqual([
      "location Location | Pin location.",
      "members Array",
      "  existing Department uuid | UUID of the department.",
      "  isHead boolean | Is the user a head",
      "name string | Name.",
    ]);
    expect(found).toEqual(["5 warning parameters/name-spaced"]);
  });
});

describe("rows within rows", () => {
  const repeat = `Parameter Type Schema Values Nested Fields Description
      repeat object -
      config
      type'frequency'
      frequency'string'-Choose the frequency value from the list shown below
      ValueTitle
      86400'daily'
      monthly'monthly'
      ends
      config
      type"on"
      dateDate
      Set the Recurrent Event values.
      duration integer - - Set the duration.`;
  const nested = [
    "repeat object | Set the Recurrent Event values.",
    "  config",
    "    type 'frequency'",
    "    frequency 'string' [86400: daily, \"monthly\": monthly] | Choose the frequency value from the list shown below",
    "    ends",
    "      config",
    '        type "on"',
    "        date Date",
    "duration integer | Set the duration.",
  ];

  it("lie as deep as the example shows", () => {
    const { rows, found } = flat(repeat, {
      repeat: {
        config: { type: "frequency", frequency: 1, ends: { config: { type: "on", date: "2022-09-15" } } },
      },
    });
    expect(outline(rows)).toEqual(nested);
    expect(found).toEqual([]);
  });

  it("lie below a name alone where no example tells, which is a finding", () => {
    const { rows, found } = flat(repeat);
    expect(outline(rows)).toEqual(nested);
    expect(found).toEqual(
      Array(3)
        .fill("")
        .map((_, at) => `${[4, 10, 11][at]} warning parameters/depth`),
    );
  });

  it("leave an object where the example shows that it has ended", () => {
    const text = `Parameter Type Schema Values Nested Fields Description
      depot object any
      point
      lat string
      lon string
      label string
      Where it is.`;
    const example = { depot: { point: { lat: "", lon: "" }, label: "" } };
    expect(outline(flat(text, example).rows)).toEqual([
      "depot object | Where it is.",
      "  point",
      "    lat string",
      "    lon string",
      "  label string",
    ]);
  });

  it("begin in the cell, in bullets, squashed, or without titles", () => {
    const { rows, found } = flat(`Parameter Type Schema Values Nested Fields Description
      permissions string any public: boolean
      friends: boolean
      Permissions of the news.
      place object any textAddress: string
      coordinates
        • lat: string
        • long: string
      Add the location.
      links Array any
      title string
      urlURL
      usersArray<uuid>
      update the external Link of the event.
      qas Array any
      question * string
      description string
      Array of questions, answers and description.
      isPrivate boolean true, false
      Property Type Description
      Is a group private or public.`);
    expect(outline(rows)).toEqual([
      "permissions string | Permissions of the news.",
      "  public boolean",
      "  friends boolean",
      "place object | Add the location.",
      "  textAddress string",
      "  coordinates",
      "    lat string",
      "    long string",
      "links Array | update the external Link of the event.",
      "  title string",
      "  url URL",
      "  users Array<uuid>",
      "qas Array | Array of questions, answers and description.",
      "  question* string",
      "  description string",
      "isPrivate boolean [true, false] | Is a group private or public.",
    ]);
    expect(found).toEqual(["20 info parameters/nested-empty"]);
  });

  it("end where a row has a table of its own", () => {
    const text = `Parameter Type Nested Fields Description
      name string - Name of an organization.
      admin Object
      Property Type Description
      firstName string First name of an admin
      email Email Email id of an admin
      auth Object
      Property Values
      method internal, ldap
      Auth method to create an organization`;
    const expected = [
      "name string | Name of an organization.",
      "admin Object",
      "  firstName string | First name of an admin",
      "  email Email | Email id of an admin",
      "auth Object | Auth method to create an organization",
      '  method ["internal", "ldap"]',
    ];
    const told = flat(text, { name: "", admin: { firstName: "", email: "" }, auth: { method: "" } });
    expect(outline(told.rows)).toEqual(expected);
    expect(told.found).toEqual([]);
    const untold = flat(text);
    expect(outline(untold.rows)).toEqual(expected);
    expect(untold.found).toEqual(["7 warning parameters/depth"]);
  });
});

describe("what is no row", () => {
  it("is an error with its text", () => {
    const table = "Parameter Type Schema Values Nested Fields Description\n";
    expect(flat(`${table}foo strng`).found).toEqual(["2 error parameters/row"]);
    expect(flat(`${table}title string any - Title.\nfoo strng of it`).found).toEqual([
      "3 error parameters/row",
    ]);
    expect(flat(`${table}box object any\nwidth number\nfoo strng\nThe box.`).found).toEqual([
      "4 error parameters/row",
    ]);
    expect(flat(`${table}link object any\nhomepageurl\nThe link.`).found).toEqual([
      "3 error parameters/squashed",
    ]);
    expect(flat("Parameter Colour Description\na b c").found).toEqual(["1 error parameters/header"]);
  });

  it("is told where it is read as text", () => {
    const { rows, found } = flat(`Parameter Type Description
      title string The title.
      It may be empty.
        • never mind the rest of it, whatever it is`);
    expect(outline(rows)).toEqual([
      "title string | The title.\nIt may be empty.\n- never mind the rest of it, whatever it is",
    ]);
    expect(found).toEqual(["3 warning parameters/continued", "4 info parameters/list-as-text"]);
  });

  it("is not what prose begins with", () => {
    const { rows } = flat(`Parameter Type Schema Values Nested Fields Description
      emails Array any
      label string
      Specify email addresses of the members.`);
    expect(outline(rows)).toEqual([
      "emails Array | Specify email addresses of the members.",
      "  label string",
    ]);
  });
});
