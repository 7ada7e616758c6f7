#include "ui/widgets/desk_asker.h"

#include "ui/widgets/core_text.h"

#include <QCoreApplication>

namespace haven::ui {

QString refusalText(const Refusal& refusal)
{
    const std::string english(refusalTemplate(refusal.code));
    QString text = QCoreApplication::translate(kRefusals, english.c_str());
    // From the last to the first, so that an argument that holds "%1" stays as it is.
    for (std::size_t n = refusal.arguments.size(); n > 0; --n) {
        const std::string argument = refusalArgument(refusal, n - 1);
        // The one that is a sentence of the core, with an example in it.
        const bool isAdvice = refusal.code == RefusalCode::VerbUnknown && n > 1;
        text.replace(QStringLiteral("%%1").arg(n),
                     isAdvice ? coreText(argument) : coreWord(argument));
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
