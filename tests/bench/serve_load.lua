-- SPDX-License-Identifier: GPL-3.0-or-later
-- What wrk sends for serve_load.py: the bodies of a file, one a line, in turn. Says what came of it as one line of JSON.
local requests = {}
local number = 0

function init(arguments)
    wrk.headers["Content-Type"] = "application/json"
    for body in io.lines(arguments[1]) do
        requests[#requests + 1] = wrk.format("POST", nil, nil, body)
    end
end

function request()
    number = number % #requests + 1
    return requests[number]
end

function done(summary, latency)
    local errors = summary.errors
    io.write(string.format(
        '{"requests": %d, "seconds": %.6f, "p50": %.3f, "p99": %.3f, "refused": %d, "broken": %d}\n',
        summary.requests, summary.duration / 1e6, latency:percentile(50) / 1e3, latency:percentile(99) / 1e3,
        errors.status, errors.connect + errors.read + errors.write + errors.timeout))
end
