// A server on loopback in a process of its own. It answers at once.
import { createServer } from "node:http";
import { answers } from "./answers.mjs";

const server = createServer({ keepAliveTimeout: 60_000 }, (request, response) => {
  request.resume();
  request.on("end", () => {
    response.setHeader("content-type", "application/json");
    response.end(request.method === "GET" ? answers.get : answers.post);
  });
});
server.listen(0, "127.0.0.1", () => process.send(server.address().port));
process.on("disconnect", () => process.exit());
