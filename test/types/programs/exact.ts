import type { GetProjectsOutput, GetProjectsParams } from "docwright/wapi/main/account";

// Parameters say so where undefined is as good as absent: options can be passed on as they come.
export const passedOn = (limit?: number): GetProjectsParams => ({ account_id: limit, data: undefined });

// @ts-expect-error: in an answer an absent field is absent
export const answered: GetProjectsOutput = { projects: [], categories: undefined };
