#include "ui/incident/call_part.h"
#include "ui/incident/incident_words.h"
#include "ui/widgets/core_text.h"

// The list behind "Call acts": found by a few letters, each becomes a command, or begins the line
// that does it where there is more to say.
namespace haven::ui {

namespace {

QString lineKey(const char* line)
{
    return QStringLiteral("line ") + QString::fromLatin1(line);
}

template <class E>
QString stepKey(const char* what, E step)
{
    return QString::fromLatin1(what) + QString::number(static_cast<int>(step));
}

template <class E>
std::optional<E> stepOf(const QString& key, const char* what)
{
    const QString lead = QString::fromLatin1(what);
    if (!key.startsWith(lead))
        return std::nullopt;
    return static_cast<E>(key.mid(lead.size()).toInt());
}

constexpr const char* kBackKey = "back ";
constexpr const char* kTransferKey = "transfer ";
constexpr const char* kInterpreterKey = "interpreter ";
constexpr const char* kTextKey = "text ";

} // namespace

void CallPart::openActs()
{
    const Incident* one = incident();
    if (!one || m_standing == Standing::ReadOnly)
        return;
    Pick pick;
    pick.question =
        tr("What is recorded about the call of %1?", "a number").arg(oneLine(one->number));
    addCallbackChoices(pick, *one);
    addTransferChoices(pick, *one);
    addTextChoices(pick, *one);
    addOtherChoices(pick, *one);
    const IncidentId id = one->id;
    pick.done = [this, id](const QString& key, const QString&) { act(id, key); };
    tools().asks.pick(std::move(pick));
}

void CallPart::addCallbackChoices(Pick& pick, const Incident& incident) const
{
    if (incident.calls.empty())
        return;
    for (std::size_t i = 0; i < enumNames(CallbackResult{}).size(); ++i) {
        const auto result = static_cast<CallbackResult>(i);
        pick.choices.push_back(
            {stepKey(kBackKey, result),
             tr("Called back: %1", "how it ended").arg(coreWord(resultWords(result))),
             {}});
    }
    if (incident.callback)
        pick.choices.push_back({QStringLiteral("over"), tr("A call back is owed no more…"), {}});
}

void CallPart::addTransferChoices(Pick& pick, const Incident& incident) const
{
    const auto offer = [&pick](std::initializer_list<TransferStep> steps) {
        for (const TransferStep step : steps)
            pick.choices.push_back(
                {stepKey(kTransferKey, step),
                 tr("Transfer: %1", "how it goes").arg(coreWord(stepWords(step))),
                 {}});
    };
    if (openTransfer(incident)) {
        offer({TransferStep::Answered, TransferStep::StayedOn, TransferStep::LeftLine,
               TransferStep::Accepted, TransferStep::Refused, TransferStep::NoAnswer,
               TransferStep::Misrouted, TransferStep::CallerLost});
        return;
    }
    pick.choices.push_back({lineKey("xfer %1 "), tr("Transfer to another center…"), {}});
    // Whoever took it may still give it back.
    if (!incident.transfers.empty() && incident.transfers.back().step == TransferStep::Accepted)
        offer({TransferStep::Refused, TransferStep::Misrouted});
}

void CallPart::addTextChoices(Pick& pick, const Incident& incident) const
{
    if (incident.calls.empty())
        return;
    const auto add = [&pick](const char* key, const QString& text) {
        pick.choices.push_back(
            {QString::fromLatin1(kTextKey) + QString::fromLatin1(key), text, {}});
    };
    pick.choices.push_back({lineKey("txt %1 c: "), tr("Text session: write down lines…"), {}});
    if (openTextSession(incident)) {
        add("close", tr("Text session: end it…"));
        return;
    }
    add("open", tr("Text session: open"));
    add("tty", tr("TTY session: open"));
    add("relay", tr("Relay session: open"));
}

void CallPart::addOtherChoices(Pick& pick, const Incident& incident) const
{
    pick.choices.push_back({lineKey("need %1 "), tr("How somebody there communicates…"), {}});
    pick.choices.push_back({lineKey("pa %1 "), tr("What the alarm company says…"), {}});
    pick.choices.push_back({lineKey("pax %1 "), tr("Alarm canceled by…"), {}});
    const Call* call = callMeant(incident, std::nullopt);
    if (!call)
        return;
    const bool isAsked = !call->interpreters.empty() && !call->interpreters.back().endedAt;
    if (!isAsked)
        pick.choices.push_back({lineKey("int %1 asked lang "), tr("Interpreter asked for…"), {}});
    else
        for (const auto step :
             {InterpreterStep::Connected, InterpreterStep::NotAvailable, InterpreterStep::Released})
            pick.choices.push_back(
                {stepKey(kInterpreterKey, step),
                 tr("Interpreter: %1", "how it goes").arg(coreWord(stepWords(step))),
                 {}});
    pick.choices.push_back({lineKey("ali %1 "), tr("Where the call comes from, or a re-bid…"), {}});
    if (!call->fixes.empty())
        pick.choices.push_back({QStringLiteral("take"),
                                tr("Take the call's position over as the incident's place"),
                                placeText(call->fixes.back().place)});
    pick.choices.push_back({lineKey("ping %1 "), tr("Ask a carrier, in an emergency…"), {}});
    pick.choices.push_back({lineKey("cf %1 kind "), tr("Kind of the call…"), {}});
    pick.choices.push_back({lineKey("cf %1 recorder "), tr("Recorder reference…"), {}});
    pick.choices.push_back({lineKey("cf %1 safe "), tr("Safe contact…"), {}});
}

void CallPart::act(IncidentId id, const QString& key)
{
    if (key.startsWith(QStringLiteral("line "))) {
        const auto found = state().incidents.find(id);
        if (found != state().incidents.end())
            tools().asks.startLine(key.mid(5).arg(oneLine(found->second.number)));
        return;
    }
    if (const auto result = stepOf<CallbackResult>(key, kBackKey))
        callBack(id, *result);
    else if (const auto step = stepOf<TransferStep>(key, kTransferKey))
        transferStep(id, *step);
    else if (const auto use = stepOf<InterpreterStep>(key, kInterpreterKey))
        interpreterStep(id, *use);
    else if (key.startsWith(QString::fromLatin1(kTextKey)))
        textAct(id, key.mid(5));
    else if (key == QStringLiteral("take"))
        tools().ask(TakeCallLocation{id, {}}, id);
    else
        tools().asks.askReason(
            tr("Why does nobody have to call back any more?"), [this, id](const QString& why) {
                tools().ask(TryCallback{id, std::nullopt, why.toStdString()}, id);
            });
}

void CallPart::withReasonIfUnsafe(const PartTools& tools, const Incident& incident,
                                  const Call& call, CallbackResult result,
                                  std::function<void(const std::string& why)> record)
{
    const std::string unsafe = unsafeWords(tools.desk.state(), incident, call, result);
    if (unsafe.empty()) {
        record({});
        return;
    }
    tools.asks.askReason(
        tr("Not safe: %1. Who decided to call all the same, and why?", "why")
            .arg(coreSentence(unsafe)),
        [record = std::move(record)](const QString& why) { record(why.toStdString()); });
}

void CallPart::callBack(IncidentId id, CallbackResult result)
{
    const auto found = state().incidents.find(id);
    if (found == state().incidents.end())
        return;
    const Incident& one = found->second;
    const Call* owed = callOwed(one);
    const Call* call = owed ? owed : callMeant(one, std::nullopt);
    if (!call)
        return;
    const auto record = [this, id, result, callId = call->id,
                         isOwed = one.callback.has_value()](const std::string& why) {
        if (isOwed)
            tools().ask(TryCallback{id, result, {}, why}, id);
        else
            tools().ask(RecordCallback{id, callId, result, {}, why}, id);
    };
    withReasonIfUnsafe(tools(), one, *call, result, record);
}

void CallPart::transferStep(IncidentId id, TransferStep step)
{
    const bool isWho = step == TransferStep::Answered;
    const bool isWhy = step == TransferStep::Refused || step == TransferStep::Misrouted;
    if (!isWho && !isWhy) {
        tools().ask(MarkTransfer{id, step, {}}, id);
        return;
    }
    tools().asks.askReason(isWho ? tr("Who answered?") : tr("Why, or where does it belong?"),
                           [this, id, step](const QString& words) {
                               tools().ask(MarkTransfer{id, step, words.toStdString()}, id);
                           });
}

void CallPart::interpreterStep(IncidentId id, InterpreterStep step)
{
    MarkInterpreter command;
    command.incident = id;
    command.step = step;
    if (step != InterpreterStep::Connected) {
        tools().ask(command, id);
        return;
    }
    tools().asks.askReason(tr("Which number does the interpreter give?"),
                           [this, id, command](const QString& number) {
                               MarkInterpreter connected = command;
                               connected.interpreter = number.toStdString();
                               tools().ask(connected, id);
                           });
}

void CallPart::textAct(IncidentId id, const QString& key)
{
    MarkTextSession command;
    command.incident = id;
    if (key == QStringLiteral("close")) {
        tools().asks.askReason(tr("How did the text session end?"),
                               [this, id, command](const QString& how) {
                                   MarkTextSession closing = command;
                                   closing.step = TextStep::Closed;
                                   closing.words = how.toStdString();
                                   tools().ask(closing, id);
                               });
        return;
    }
    if (key == QStringLiteral("tty"))
        command.medium = TextMedium::Tty;
    else if (key == QStringLiteral("relay"))
        command.medium = TextMedium::Relay;
    tools().ask(command, id);
}

} // namespace haven::ui
