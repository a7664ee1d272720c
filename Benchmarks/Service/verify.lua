-- What wrk asks the verify service: the documents of a file, one after the other.
-- wrk … -s verify.lua URL -- FILE [check]; with "check" every answer is looked at.

local requests, place = {}, 0
local threads = {}

function setup(thread)
  table.insert(threads, thread)
end

function init(arguments)
  wrong = 0
  for link in io.lines(arguments[1]) do
    local body = '{"input": "' .. link .. '"}'
    table.insert(
      requests, wrk.format("POST", "/api/verify", { ["Content-Type"] = "application/json" }, body))
  end
  if arguments[2] == "check" then
    response = function(status, headers, body)
      if status ~= 200 or not body:find('"state":"valid"', 1, true) then wrong = wrong + 1 end
    end
  end
end

function request()
  place = place % #requests + 1
  return requests[place]
end

function done(summary, latency)
  local errors = summary.errors
  local failed = errors.connect + errors.read + errors.write + errors.status + errors.timeout
  for _, thread in ipairs(threads) do failed = failed + thread:get("wrong") end
  io.write(string.format(
    '{"requests": %d, "seconds": %f, "p99": %f, "failed": %d}\n', summary.requests,
    summary.duration / 1e6, latency:percentile(99) / 1e3, failed))
end
