#include "ui/widgets/latest_answer.h"

#include <utility>

namespace haven::ui {

LatestAnswer::LatestAnswer(Desk& desk, const QString& asker, QObject* parent)
    : QObject(parent), m_desk(desk), m_asker(asker),
      // Not from zero: a panel that is made anew would take an answer to the one before for its
      // own.
      m_generation(static_cast<quint64>(desk.now().ms))
{
    connect(&desk, &Desk::found, this, &LatestAnswer::hear);
}

void LatestAnswer::ask(Query query, Then then)
{
    m_then = std::move(then);
    m_desk.ask(std::move(query), m_asker, ++m_generation);
    Q_EMIT asked();
}

void LatestAnswer::forget()
{
    ++m_generation;
    m_then = nullptr;
    Q_EMIT settled();
}

void LatestAnswer::giveUp()
{
    forget();
    m_desk.dropQuestion(m_asker);
}

void LatestAnswer::hear(const QString& asker, quint64 generation, const QueryAnswer& answer)
{
    if (asker != m_asker || generation != m_generation || !m_then)
        return;
    // The next question may be asked from inside the answer.
    const Then then = std::exchange(m_then, nullptr);
    Q_EMIT settled();
    then(answer);
}

} // namespace haven::ui
