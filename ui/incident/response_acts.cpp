#include "models/items/qt_text.h"
#include "ui/incident/incident_words.h"
#include "ui/incident/response_part.h"
#include "ui/incident/response_words.h"

#include <algorithm>

// What the buttons of the response part do: each becomes a command, after a question where one is
// needed. The incident is the one that was asked about, whichever is chosen when the answer comes.
namespace haven::ui {

void ResponsePart::act(Do what)
{
    const Incident* one = incident();
    if (!one)
        return;
    const IncidentId id = one->id;
    switch (what) {
    case Do::HandOver:
        askTarget(id);
        return;
    case Do::TryNext:
        tryNext(*one);
        return;
    case Do::Answered:
        mark(*one, HandoffStage::Answered);
        return;
    case Do::Accepted:
        mark(*one, HandoffStage::Accepted);
        return;
    case Do::Refused:
        askRefused(id);
        return;
    case Do::NoAnswer:
        mark(*one, HandoffStage::NoAnswer);
        return;
    case Do::Dropped:
        mark(*one, HandoffStage::Dropped);
        return;
    case Do::Reached:
        tools().ask(TryCallback{id, CallbackResult::Answered, {}}, id);
        return;
    case Do::NotReached:
        tools().ask(TryCallback{id, CallbackResult::NoAnswer, {}}, id);
        return;
    case Do::OwedNoMore:
        tools().asks.askReason(
            tr("Why does nobody have to call back any more?"), [this, id](const QString& why) {
                tools().ask(TryCallback{id, std::nullopt, why.toStdString()}, id);
            });
        return;
    case Do::NotSent:
        askNotSent(id);
        return;
    case Do::Item:
        askItem(id);
        return;
    }
}

void ResponsePart::mark(const Incident& incident, HandoffStage stage, const std::string& reason)
{
    tools().ask(MarkHandoff{incident.id, stage, reason}, incident.id);
}

void ResponsePart::askRefused(IncidentId id)
{
    tools().asks.askReason(tr("Why do they refuse?"), [this, id](const QString& why) {
        tools().ask(MarkHandoff{id, HandoffStage::Refused, why.toStdString()}, id);
    });
}

// Whom the response names first, then everybody of the directory who has a number.
void ResponsePart::askTarget(IncidentId id)
{
    const auto& directory = tools().desk.knowledge().directory;
    Pick pick;
    pick.question = tr("Hand over to whom?");
    std::vector<std::string> named;
    const auto add = [&](const std::string& entry, const std::string& name,
                         const std::string& phone) {
        const bool isNamed = std::find(named.begin(), named.end(), entry) != named.end();
        if (phone.empty() || isNamed)
            return;
        named.push_back(entry);
        pick.choices.push_back({typedFromStd(entry), oneLine(name), oneLine(phone)});
    };
    if (m_response) {
        for (const auto& step : m_response->goes) {
            if (!step.entry.empty())
                add(step.entry, step.name, step.phone);
        }
    }
    for (const auto& entry : directory)
        add(entry.id, entry.name, phoneOf(directory, entry));
    pick.done = [this, id](const QString& key, const QString&) {
        tools().ask(PlaceHandoff{id, key.toStdString()}, id);
    };
    tools().asks.pick(std::move(pick));
}

// One that rings in vain ends first; whom to call then is on record with it.
void ResponsePart::tryNext(const Incident& incident)
{
    const auto& directory = tools().desk.knowledge().directory;
    const Handoff* open = openHandoff(incident);
    const auto next =
        fallbackAfter(m_response.value_or(Response{}), directory, handoffsTried(incident));
    if (open)
        mark(incident, HandoffStage::NoAnswer);
    if (next)
        tools().ask(PlaceHandoff{incident.id, next->entry}, incident.id);
}

void ResponsePart::askNotSent(IncidentId id)
{
    Pick pick;
    pick.question = tr("Why does no clinician go?");
    pick.reason = ReasonNeed::Optional;
    const ResponseTable& table = tools().desk.knowledge().codes.response;
    for (const auto& reason : table.notSent)
        pick.choices.push_back({typedFromStd(reason.code), oneLine(reason.words), {}});
    pick.objection = [&table](const QString& key, const QString& reason) {
        const NotSentReason* chosen = table.reasonFor(key.toStdString());
        const bool needsWords = chosen && chosen->text == NotSentReason::Text::Needed;
        return needsWords && reason.trimmed().isEmpty() ? tr("Say why in your own words.")
                                                        : QString();
    };
    pick.done = [this, id](const QString& key, const QString& reason) {
        tools().ask(WithholdClinician{id, key.toStdString(), reason.toStdString()}, id);
    };
    tools().asks.pick(std::move(pick));
}

void ResponsePart::askItem(IncidentId id)
{
    const Incident* one = incident();
    Pick pick;
    pick.question = tr("What is known?");
    for (std::size_t i = 0; i < enumNames(ClosingItem{}).size(); ++i) {
        const auto item = static_cast<ClosingItem>(i);
        const auto found = one->closingItems.find(item);
        const QString answer =
            found == one->closingItems.end() ? tr("open") : oneLine(found->second.words);
        pick.choices.push_back({QString::number(i), itemText(item), answer});
    }
    pick.done = [this, id](const QString& key, const QString&) {
        const auto item = static_cast<ClosingItem>(key.toInt());
        if (item == ClosingItem::Officer) {
            tools().ask(RecordClosingItem{id, item, ClosingState::Answered, "yes"}, id);
            return;
        }
        // "unable he left": the same words as on the command line.
        tools().asks.askReason(
            tr("%1: what is known, or unable and why?", "an item").arg(itemText(item)),
            [this, id, item](const QString& words) {
                const QString unable = QStringLiteral("unable");
                const bool isUnable = words.startsWith(unable, Qt::CaseInsensitive);
                RecordClosingItem command{id, item, ClosingState::Answered, words.toStdString()};
                if (isUnable) {
                    command.state = ClosingState::Unable;
                    command.words = words.mid(unable.size()).trimmed().toStdString();
                }
                tools().ask(command, id);
            });
    };
    tools().asks.pick(std::move(pick));
}

} // namespace haven::ui
