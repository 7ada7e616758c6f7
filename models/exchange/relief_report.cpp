#include "models/exchange/relief_report.h"

namespace haven {

Report reliefReport(const ReliefBrief& brief)
{
    const auto police = [](std::string text) {
        return ReportCell::of(std::move(text), FieldClass::Police);
    };
    Report report;
    report.title = brief.agency + ": relief of " + brief.position + ", " + brief.madeAt;
    report.preface = {reliefSentence(brief)};
    if (!brief.words.empty())
        report.preface.push_back(brief.words);
    report.columns = {{"part", "Part"}, {"what", "Which"}, {"words", "Words"}};
    report.stamp = brief.stamp.empty() ? std::string() : std::string("TRAINING");
    for (const BriefSection& section : brief.sections) {
        std::string title = section.title;
        if (section.lines.empty())
            report.rows.push_back(
                {ReportCell::of(title, FieldClass::Open), police({}), police(section.none)});
        for (const BriefLine& line : section.lines) {
            report.rows.push_back(
                {ReportCell::of(title, FieldClass::Open), police(line.lead), police(line.text)});
            title.clear(); // said once
        }
    }
    report.notes = {"Handed over by ____________________   Taken over by ____________________"};
    return report;
}

} // namespace haven
