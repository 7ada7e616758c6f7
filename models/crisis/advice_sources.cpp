#include "models/crisis/advisor.h"

#include "models/base/text.h"
#include "models/crisis/cue_match.h"

// What speaks for behavioral health beside the words.
namespace haven {

namespace {

// What an answer says about behavioral health. A weapon, an injury or violence says nothing.
struct TellingAnswer {
    Fact fact = Fact::SelfHarm;
    Flag flag = Flag::Yes;
    std::string_view words;
};

constexpr TellingAnswer kTellingAnswers[] = {
    {Fact::SelfHarm, Flag::Yes, "self-harm"},
    {Fact::Psychosis, Flag::Yes, "psychosis"},
    {Fact::OffMedication, Flag::Yes, "stopped medication"},
    {Fact::CannotCareForSelf, Flag::Possible, "not caring for oneself"},
};

std::optional<SourcedFlag> answeredFlag(const Answers& answers)
{
    SourcedFlag source{FlagSource::AnsweredQuestions, Flag::No, {}};
    std::vector<std::string> words;
    for (const auto& telling : kTellingAnswers) {
        const auto found = answers.find(telling.fact);
        if (found == answers.end() || found->second.state != AskState::Answered ||
            found->second.value == factValues(telling.fact).front())
            continue;
        source.flag = std::max(source.flag, telling.flag);
        words.emplace_back(telling.words);
    }
    if (words.empty())
        return std::nullopt;
    source.reason = "Answered: " + joined(words, ", ") + ".";
    return source;
}

} // namespace

std::vector<SourcedFlag> sourcesBeside(const CueSet& cueSet, const AdviceContext& context)
{
    const CompiledCues& cues = cueSet.compiled();
    std::vector<SourcedFlag> sources;
    if (cues.settings.behavioralTypes.count(context.typeCode) > 0)
        sources.push_back(
            {FlagSource::OfType, Flag::Yes, "The incident type is " + context.typeCode + "."});
    if (auto source = answeredFlag(context.answers))
        sources.push_back(std::move(*source));
    if (context.request == CallerRequest::CrisisHelp)
        sources.push_back(
            {FlagSource::CallerRequest, Flag::Yes, "The caller asked for mental-health help."});
    // What was is never enough for more than a look.
    if (context.priorFlagged > 0)
        sources.push_back(
            {FlagSource::PriorIncidents, Flag::Possible,
             context.priorFlagged == 1
                 ? "1 flagged incident of this home or person within 12 months."
                 : std::to_string(context.priorFlagged) +
                       " flagged incidents of this home or person within 12 months."});
    if (context.approachCautions > 0)
        sources.push_back({FlagSource::Cautions, Flag::Possible,
                           "A caution here says how to approach a person."});
    return sources;
}

} // namespace haven
