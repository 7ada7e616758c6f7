#include "ui/admin/recorded_look.h"

#include "ui/widgets/words.h"

namespace haven::ui {

RecordedLook::RecordedLook(Desk& desk, const QString& asker, IsHidden isHidden, QObject* parent)
    : QObject(parent), m_desk(desk), m_asker(desk), m_answer(desk, asker),
      m_isHidden(std::move(isHidden))
{
    connect(&m_asker, &DeskAsker::done, this, &RecordedLook::recorded);
    connect(&m_asker, &DeskAsker::said, this, [this](const QString& sentence, Tone tone) {
        if (tone == Tone::Refused)
            Q_EMIT lost(); // it was read, and nobody may see it
        Q_EMIT said(sentence, tone);
    });
    connect(&desk, &Desk::recorded, this, &RecordedLook::hear);
}

void RecordedLook::begin(Query query, Take take)
{
    m_restricted.begin();
    m_answer.ask(std::move(query), [this, take = std::move(take)](const QueryAnswer& answer) {
        auto viewed = take(answer);
        if (!viewed)
            return;
        if (m_isHidden(m_restricted))
            putAway();
        else
            m_asker.ask(RecordView{*std::move(viewed)}, {});
    });
}

void RecordedLook::hear(const std::vector<Recorded>& facts)
{
    if (m_restricted.hear(m_desk.state(), facts) && m_isHidden(m_restricted))
        putAway();
}

void RecordedLook::putAway()
{
    Q_EMIT lost();
    Q_EMIT said(restrictedSinceText(), Tone::Refused);
}

} // namespace haven::ui
