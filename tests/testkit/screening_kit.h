#pragma once

#include "models/dispatch/act.h"

#include <cstdlib>
#include <string>

namespace haven::test {

// An instrument that nobody owns: its fields and words are made up here.
inline const std::string kMadeUpInstrument =
    "{\n"
    "  \"instrument\": \"made-up-screen\",\n"
    "  \"name\": \"Made-up screen\",\n"
    "  \"version\": \"3\",\n"
    "  \"owner\": \"Nobody, made up for tests\",\n"
    "  \"license\": \"None is needed\",\n"
    "  \"entered_by\": [\"clinician\", \"supervisor\"],\n"
    "  \"fields\": [\n"
    "    {\"id\": \"total\", \"label\": \"Total\", \"kind\": \"number\", \"from\": 0, \"to\": "
    "30},\n"
    "    {\"id\": \"tier\", \"label\": \"Result\", \"kind\": \"choice\", \"choices\": [\n"
    "      {\"value\": \"low\", \"label\": \"Low\"},\n"
    "      {\"value\": \"very_high\", \"label\": \"Very high\"}]},\n"
    "    {\"id\": \"remark\", \"label\": \"Remark\", \"kind\": \"text\", \"optional\": true}\n"
    "  ],\n"
    "  \"suggestions\": [\n"
    "    {\"field\": \"tier\", \"is\": [\"very_high\"], \"say\": \"Ask whether a clinician should "
    "stay\"},\n"
    "    {\"field\": \"total\", \"from\": 20, \"say\": \"Think of a second look tomorrow\"}\n"
    "  ],\n"
    "  \"page\": \"A page of the agency's own,\\nshown as it is.\"\n"
    "}\n";

inline InstrumentOnFile madeUpInstrument(const std::string& text = kMadeUpInstrument)
{
    auto parsed = parseInstrument(text);
    if (!parsed)
        std::abort();
    return {*std::move(parsed), "hash of made-up-screen"};
}

} // namespace haven::test
