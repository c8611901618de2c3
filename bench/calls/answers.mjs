/** A project as it is documented: a field that is missing would be a mismatch. */
const project = {
  ...{ project_id: 7, account_id: 1, category_id: 3, name: "A project", slug: "a-project", info: "" },
  ...{ custom_image_id: null, url_image: null, enhanced_info: "", archive: false, trash: false },
  ...{ email_prefix: null, category_name: "Work", chat_id: 5, belong: true, stats: null, auth: null },
  ...{ disable_wd_sync: false, owner_user_id: 2, default_module: "task", tags: [], color_id: null },
  ...{ creation_date: "2020-01-01 00:00:00", start_date: null, end_date: null, storage_quota: null },
  ...{ family_tag_id_restricted: [], project_tree_lock_user_id: null, project_tree_lock_date: null },
  is_favorite: false,
};

/** What the stub and the server answer. */
export const answers = {
  post: JSON.stringify({
    header: { target: "main.account.GetProjects", token: "t" },
    body: { data: { projects: [project] } },
  }),
  get: JSON.stringify({ users: [{ id: "u1", firstName: "Jane" }], meta: { curPage: 1, totalPages: 1 } }),
};

/** What is sent by those who are given no more than an URL. */
export const message = {
  header: {
    target: "main.account.GetProjects",
    identification: { account_id: 1, user_id: 2 },
    ...{ app_token: "a", api_version: "1.2", token: "t", msg_key: "k" },
  },
  body: { data: { with_categories: true } },
};
