-- Sends the lines of the file named in BENCH_LINES in turn: path, cookies, form, parted by tabs. Without a file: GET /.
local lines, at = {}, 0
function init(_)
  local name = os.getenv("BENCH_LINES")
  if name then for line in io.lines(name) do lines[#lines + 1] = line end end
end
function request()
  if #lines == 0 then return wrk.format("GET", "/") end
  at = at % #lines + 1
  local path, cookies, form = lines[at]:match("([^\t]*)\t([^\t]*)\t(.*)")
  local method = form == "" and "GET" or "POST"
  local body = form ~= "" and form or nil
  return wrk.format(method, path, {["Cookie"] = cookies, ["Content-Type"] = "application/x-www-form-urlencoded"}, body)
end
function done(summary, latency, _)
  io.write(string.format('{"requests": %d, "microseconds": %d, "errors": %d, "p50": %f, "p95": %f, "p99": %f}\n',
    summary.requests, summary.duration, summary.errors.status + summary.errors.connect + summary.errors.read
    + summary.errors.timeout, latency:percentile(50), latency:percentile(95), latency:percentile(99)))
end
