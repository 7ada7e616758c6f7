#include "ui/widgets/desk_asker.h"

#include "models/items/qt_text.h"
#include "ui/widgets/core_text.h"

#include <algorithm>
#include <QCoreApplication>

namespace haven::ui {

namespace {

// What the core itself puts together. In any other place somebody may have typed what reads like a
// sentence of it, as the quoted text of a checklist does.
bool isCoreSentence(const Refusal& refusal, std::size_t slot)
{
    switch (slot) {
    case 0:
        return refusal.code == RefusalCode::SlotMissing ||
               (refusal.code == RefusalCode::NothingToChange &&
                refusal.arguments[slot].rfind("“", 0) != 0);
    case 1:
        return refusal.code == RefusalCode::VerbUnknown ||
               refusal.code == RefusalCode::TypeUnknown ||
               refusal.code == RefusalCode::DispositionUnknown;
    default:
        return false;
    }
}

QString argumentText(const Refusal& refusal, std::size_t slot)
{
    const std::string argument = refusalArgument(refusal, slot);
    // "end it: unwatch 3 WHY": what to do, and the line for it, which is typed as it stands.
    if (refusal.code == RefusalCode::UndoImpossible && slot == 1) {
        const std::size_t line = std::min(argument.find(": "), argument.size());
        return coreWord(argument.substr(0, line)) + fromStd(argument.substr(line));
    }
    if (refusal.code == RefusalCode::ApprovalIncomplete && slot == 1)
        return coreList(argument);
    return isCoreSentence(refusal, slot) ? coreText(argument) : coreWord(argument);
}

} // namespace

// In one pass, so that an argument that holds "%1" stays as it is.
QString refusalText(const Refusal& refusal)
{
    const std::string english(refusalTemplate(refusal.code));
    const QString form = QCoreApplication::translate(kRefusals, english.c_str());
    QString text;
    for (qsizetype at = 0; at < form.size(); ++at) {
        const bool isMark = form.at(at) == u'%' && at + 1 < form.size();
        const int place = isMark ? form.at(at + 1).digitValue() : 0;
        if (place < 1) {
            text += form.at(at);
            continue;
        }
        const auto slot = static_cast<std::size_t>(place - 1);
        if (slot < refusal.arguments.size())
            text += argumentText(refusal, slot);
        ++at;
    }
    return text;
}

DeskAsker::DeskAsker(Desk& desk, QObject* parent) : QObject(parent), m_desk(desk)
{
    connect(&desk, &Desk::answered, this, &DeskAsker::hear);
}

void DeskAsker::ask(Command command, const std::string& row, std::optional<Instant> happenedAt)
{
    m_rows.emplace(m_desk.submit(std::move(command), happenedAt), row);
    Q_EMIT asked(row);
}

void DeskAsker::hear(const Answered& answer)
{
    const auto found = m_rows.find(answer.id);
    if (found == m_rows.end())
        return;
    const std::string row = found->second;
    m_rows.erase(found);
    Q_EMIT settled(row);
    if (answer.result.isOk())
        Q_EMIT done(row);
    else
        Q_EMIT said(refusalText(answer.result.refusal()), Tone::Refused);
}

} // namespace haven::ui
