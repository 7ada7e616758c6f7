#include "ui/incident/flag_words.h"

#include "models/dispatch/flag_change.h"
#include "models/dispatch/flag_context.h"
#include "models/dispatch/risk_protection.h"
#include "ui/actions/bound_key.h"
#include "ui/incident/incident_words.h"
#include "ui/widgets/words.h"

#include <algorithm>
#include <QCoreApplication>
#include <QStringList>
#include <utility>

namespace haven::ui {

namespace {

constexpr int kQuotedMax = 48;
constexpr std::size_t kWeightsMax = 5; // what has fewer points is in the hints of the note

struct FlagWordsTr {
    Q_DECLARE_TR_FUNCTIONS(haven::ui::FlagWords)
};

QString quoted(const std::string& text)
{
    QString line = oneLine(text);
    if (line.size() > kQuotedMax)
        line = line.left(kQuotedMax) + QChar(0x2026);
    return FlagWordsTr::tr("“%1”", "words of a note").arg(line);
}

// “OFF HIS MEDS” (off medication, 12); “HEARING VOICES” (voices, 14)
QString weighed(const std::vector<FlagSpan>& spans)
{
    QStringList parts;
    for (const FlagSpan& span : spans) {
        QString family = oneLine(span.family);
        family.replace(u'-', u' ');
        parts << FlagWordsTr::tr("%1 (%2, %3)", "words of a note, their family, a weight")
                     .arg(quoted(span.text), coreLine(family.toStdString()))
                     .arg(span.weight);
    }
    return parts.join(FlagWordsTr::tr("; ", "between two items of a list"));
}

Answers answersWith(const Incident& incident, Fact fact, const FactAnswer& answer)
{
    Answers answers;
    for (const auto& [known, record] : incident.answers)
        answers[known] = record.answer;
    answers[fact] = answer;
    return answers;
}

bool isOpenLevel(const Incident& incident)
{
    return haven::isOpenLevel(incident.level.asked, incident.level.because);
}

QString decidedText(const FlagState& flag, const QString& name, const QString& time)
{
    switch (*flag.decision) {
    case FlagDecision::Confirmed:
        return FlagWordsTr::tr("%1 confirmed it at %2", "name, time").arg(name, time);
    case FlagDecision::Rejected:
        return FlagWordsTr::tr("%1 said at %2 that it is not behavioral", "name, time")
            .arg(name, time);
    case FlagDecision::Unsure:
        return FlagWordsTr::tr("%1 is unsure since %2", "name, time").arg(name, time);
    }
    return {};
}

QString sourceName(FlagSource source)
{
    switch (source) {
    case FlagSource::Words:
        return FlagWordsTr::tr("Words", "a source of the flag");
    case FlagSource::OfType:
        return FlagWordsTr::tr("Type", "a source of the flag");
    case FlagSource::AnsweredQuestions:
        return FlagWordsTr::tr("Answers", "a source of the flag");
    case FlagSource::CallerRequest:
        return FlagWordsTr::tr("The caller", "a source of the flag");
    case FlagSource::PriorIncidents:
        return FlagWordsTr::tr("Earlier incidents", "a source of the flag");
    case FlagSource::Cautions:
        return FlagWordsTr::tr("Cautions", "a source of the flag");
    }
    return {};
}

QString advisorSays(const Incident& incident, const State& state)
{
    const FlagState& flag = incident.flag;
    if (flag.suggestedAt)
        return FlagWordsTr::tr("The advisor says %1", "yes, possible, no")
            .arg(flagWord(flagMarkOf(flag.suggested)));
    if (advisorSwitchOf(state) == AdvisorSwitch::Off)
        return FlagWordsTr::tr("The advisor is switched off here and reads nothing");
    return FlagWordsTr::tr("The advisor has said nothing");
}

} // namespace

Flag standingFlag(const Incident& incident)
{
    if (incident.flag.decision)
        return incident.flag.decided;
    return incident.flag.suggestedAt ? incident.flag.suggested : Flag::Unknown;
}

bool isInCrisisLane(const Incident& incident)
{
    const Flag flag = standingFlag(incident);
    return flag == Flag::Yes || flag == Flag::Possible || incident.level.level > 0;
}

QString flagTitle(const Incident& incident)
{
    return FlagWordsTr::tr("Behavioral health: %1", "yes, possible, no, unknown")
        .arg(flagWord(flagMarkOf(standingFlag(incident))));
}

QString levelTitle(const Incident& incident)
{
    const int level = incident.level.level;
    if (level == 0)
        return {};
    if (isOpenLevel(incident))
        return FlagWordsTr::tr("Not yet asked"); // its number stands beside it
    if (incident.level.asked == haven::Asked::NotYet)
        return FlagWordsTr::tr("%1, not all asked", "name of a level").arg(levelName(level));
    return levelName(level);
}

QString decisionSentence(const Incident& incident, const PartTools& tools)
{
    const FlagState& flag = incident.flag;
    const State& state = tools.desk.state();
    const QString advisor = advisorSays(incident, state);
    if (!flag.decision)
        return FlagWordsTr::tr("%1; nobody has decided.", "what the advisor says").arg(advisor);
    QString text =
        FlagWordsTr::tr("%1; %2.", "what the advisor says, what a person decided")
            .arg(advisor, decidedText(flag, agentName(state, flag.decidedBy.value_or(AgentId())),
                                      tools.clock.time(flag.decidedAt.value_or(Instant{}))));
    if (!flag.decidedReason.empty())
        text += FlagWordsTr::tr(" Reason: %1.").arg(oneLine(flag.decidedReason));
    const bool isNewer = flag.suggestedAt && flag.decidedAt && *flag.suggestedAt > *flag.decidedAt;
    if (isNewer && flag.suggested > flag.decided)
        text += FlagWordsTr::tr(" New evidence since then; the person's word stands.");
    return text;
}

QString decidedAlready(const Incident& incident, const PartTools& tools)
{
    const FlagState& flag = incident.flag;
    if (!flag.decision)
        return {};
    QStringList others;
    const std::pair<FlagDecision, std::pair<const char*, Qt::Key>> keys[] = {
        {FlagDecision::Confirmed, {"flagConfirm", Qt::Key_Y}},
        {FlagDecision::Rejected, {"flagReject", Qt::Key_N}},
        {FlagDecision::Unsure, {"flagUnsure", Qt::Key_U}}};
    for (const auto& [decision, key] : keys) {
        if (decision != *flag.decision)
            others << boundKeyText(tools.source, QLatin1String(key.first),
                                   QKeySequence(key.second));
    }
    const QString who =
        decidedText(flag, agentName(tools.desk.state(), flag.decidedBy.value_or(AgentId())),
                    tools.clock.time(flag.decidedAt.value_or(Instant{})));
    return FlagWordsTr::tr(
               "It is so already: %1. %2 or %3 decides otherwise; both stay on the log.",
               "who decided what and when, a key, a key")
        .arg(who, others.front(), others.back());
}

QString reasonSentence(const Incident& incident)
{
    const auto& marks = incident.noteMarks;
    const auto loudest =
        std::max_element(marks.begin(), marks.end(),
                         [](const NoteMarks& a, const NoteMarks& b) { return a.score < b.score; });
    return coreSentence(loudest == marks.end() ? incident.flag.reason : loudest->reason);
}

QString sourceLines(const Incident& incident)
{
    QStringList lines;
    for (const FlagSourceRead& one : incident.flag.sources) {
        const bool isWords = one.source == FlagSource::Words;
        const QString why = isWords && !incident.noteMarks.empty() ? reasonSentence(incident)
                                                                   : coreSentence(one.reason);
        lines << FlagWordsTr::tr("%1, %2: %3", "a source, yes or possible, why")
                     .arg(sourceName(one.source), flagWord(flagMarkOf(one.flag)), why);
    }
    return lines.join(u'\n');
}

QString weightLines(const Incident& incident)
{
    QStringList lines;
    const auto& marks = incident.noteMarks;
    const auto loudest =
        std::max_element(marks.begin(), marks.end(),
                         [](const NoteMarks& a, const NoteMarks& b) { return a.score < b.score; });
    const auto& spans = loudest == marks.end() ? incident.flag.spans : loudest->spans;
    if (!spans.empty())
        lines << FlagWordsTr::tr("Counted: %1.", "words with family and weight")
                     .arg(weighed(weightiest(spans, kWeightsMax)));
    if (const auto change = lastChange(incident)) {
        if (!change->came.empty())
            lines << FlagWordsTr::tr("New in the last note: %1.", "words with family and weight")
                         .arg(weighed(weightiest(change->came, kWeightsMax)));
        if (!change->gone.empty())
            lines << FlagWordsTr::tr("Not said again, and it stands: %1.",
                                     "words with family and weight")
                         .arg(weighed(weightiest(change->gone, kWeightsMax)));
    }
    return lines.join(u'\n');
}

QString levelSentence(const Incident& incident, const PartTools& tools)
{
    const LevelState& level = incident.level;
    if (level.level == 0)
        return {};
    if (isOpenLevel(incident))
        return FlagWordsTr::tr("Level %1 until weapon, violence and injury have been asked.")
            .arg(level.level);
    const QString who = agentName(tools.desk.state(), level.by.value_or(AgentId()));
    const QString time = tools.clock.time(level.since.value_or(Instant{}));
    const QString why = becauseLine(level);
    switch (level.cause) {
    case LevelCause::ByAnswers:
        return FlagWordsTr::tr("Level %1 because %2 (%3, %4); only a person can lower it.",
                               "level, why, name, time")
            .arg(level.level)
            .arg(why, who, time);
    case LevelCause::ByCorrection:
        return FlagWordsTr::tr("Level %1 because %2 set an answer right at %3: %4.",
                               "level, name, time, why")
            .arg(level.level)
            .arg(who, time, why);
    case LevelCause::ByPerson:
        if (why.isEmpty())
            return FlagWordsTr::tr("Level %1 by %2 at %3.", "level, name, time")
                .arg(level.level)
                .arg(who, time);
        return FlagWordsTr::tr("Level %1 by %2 at %3: %4.", "level, name, time, why")
            .arg(level.level)
            .arg(who, time, why);
    }
    return {};
}

QString riskText(const Incident& incident, const PartTools& tools)
{
    const auto prompt = riskPrompt(incident);
    const QString asked =
        prompt ? FlagWordsTr::tr("Firearm with danger, %1: ask officer and supervisor if a "
                                 "risk-protection investigation is needed, and record who decides.",
                                 "words")
                     .arg(quoted(prompt->words))
               : QString();
    const State& state = tools.desk.state();
    const auto again = riskAskedAgainAt(incident, state, tools.desk.knowledge().codes);
    if (!incident.riskProtection && again)
        return FlagWordsTr::tr("%1 Asked at %2; a supervisor is asked again at %3.",
                               "what is asked, two times")
            .arg(asked, tools.clock.time(prompt->since), tools.clock.time(*again));
    if (!incident.riskProtection)
        return asked;
    const QString said =
        FlagWordsTr::tr("%1. Recorded by %2 at %3.", "what was decided, who recorded it, when")
            .arg(oneLine(riskSentence(*incident.riskProtection)),
                 agentName(state, incident.riskProtection->by),
                 tools.clock.time(incident.riskProtection->at));
    return asked.isEmpty()
               ? said
               : FlagWordsTr::tr("%1 %2", "what is asked, what was recorded").arg(asked, said);
}

QString quotedWords(const std::string& text)
{
    return quoted(text);
}

FactAnswer suggestedAnswer(const Suggestion& suggestion)
{
    return suggestion.value == "unknown" ? askedNotKnown() : answered(suggestion.value);
}

QString suggestionSentence(const Incident& incident, Fact fact, const Suggestion& suggestion)
{
    const bool isValue = suggestion.value != "unknown";
    const QString phrase =
        isValue ? factPhrase(fact, suggestedAnswer(suggestion))
                : FlagWordsTr::tr("%1, but not how it is", "a fact the note speaks of")
                      .arg(factLabel(fact).toLower());
    const LevelResult result = levelFor(answersWith(incident, fact, suggestedAnswer(suggestion)));
    const bool isDeciding = isValue && result.decidedBy == fact;
    const QString words = isDeciding ? FlagWordsTr::tr("Suggests %1: %2", "level, fact")
                                           .arg(levelNumber(result.level))
                                           .arg(phrase)
                                     : FlagWordsTr::tr("Suggests %1", "fact").arg(phrase);
    return suggestion.text.empty() ? words : words + u' ' + quoted(suggestion.text);
}

} // namespace haven::ui
