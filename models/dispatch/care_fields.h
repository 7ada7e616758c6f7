#pragma once

#include "models/dispatch/care_record.h"

#include <string_view>
#include <vector>

// The fields of the care record as data: their words, their class, and who enters them.
namespace haven {

// Anyone: who works the incident. Police: a dispatcher or a supervisor. Clinician: nobody else.
enum class CareWriter { Anyone, Police, Clinician };

struct CareFieldRule {
    CareSheet sheet;
    CareField field;
    std::string_view word;    // on the command line: "medicines"
    std::string_view label;   // on paper and on screen: "Medicines"
    std::string_view choices; // "home,hospital": it takes one of them alone; empty: any words
    CareWriter writer = CareWriter::Anyone;
    enum class Takes { One, Several } takes = Takes::One; // of the choices; several with commas
};

// In the order in which they are read.
const std::vector<CareFieldRule>& careFieldRules();
std::vector<CareFieldRule> rulesOf(CareSheet sheet);
const CareFieldRule* careFieldRule(CareSheet sheet, CareField field);
const CareFieldRule* careFieldNamed(CareSheet sheet, std::string_view word);
// The choices of a text that is on the record, each once; of any other words none.
std::vector<std::string> codesOf(const CareFieldRule& rule, std::string_view text);
// "talk_of_suicide,calm" -> "talk of suicide, calm"; words stay as they are.
std::string shownCareText(const CareFieldRule& rule, const std::string& text);
// Of these the time counts: it is when it was, and not when it was written.
bool isCareMoment(CareField field);
// The officer's request is a police record; everything else is care.
FieldClass classOf(CareSheet sheet);
// "Outcome", "Request for examination": the middle of a sentence wants it in lower case.
std::string_view sheetTitle(CareSheet sheet);
// "oc": what a line that writes on it begins with.
std::string_view sheetVerb(CareSheet sheet);

// The criteria of 17a-503: what must be filled in before a worksheet says what it has to.
std::vector<std::string_view> missingOf(CareSheet sheet, const CareTexts& texts);

} // namespace haven
