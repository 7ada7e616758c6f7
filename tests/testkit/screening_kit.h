#pragma once

#include "models/dispatch/act.h"

#include <cstdlib>
#include <string>

namespace haven::test {

// An instrument that nobody owns: its fields and words are made up here.
inline const std::string kMadeUpInstrument = R"({
  "instrument": "made-up-screen",
  "name": "Made-up screen",
  "version": "3",
  "owner": "Nobody, made up for tests",
  "license": "None is needed",
  "entered_by": ["clinician", "supervisor"],
  "fields": [
    {"id": "total", "label": "Total", "kind": "number", "from": 0, "to": 30},
    {"id": "tier", "label": "Result", "kind": "choice", "choices": [
      {"value": "low", "label": "Low"},
      {"value": "very_high", "label": "Very high"}]},
    {"id": "remark", "label": "Remark", "kind": "text", "optional": true}
  ],
  "suggestions": [
    {"field": "tier", "is": ["very_high"], "say": "Ask whether a clinician should stay"},
    {"field": "total", "from": 20, "say": "Think of a second look tomorrow"}
  ],
  "page": "A page of the agency's own,\nshown as it is."
}
)";

inline InstrumentOnFile madeUpInstrument(const std::string& text = kMadeUpInstrument)
{
    auto parsed = parseInstrument(text);
    if (!parsed)
        std::abort();
    return {*std::move(parsed), "hash of made-up-screen"};
}

} // namespace haven::test
