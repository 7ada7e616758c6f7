#include "ui/room/relief_band.h"

#include "models/dispatch/decide.h"
#include "models/dispatch/room.h"
#include "models/items/qt_text.h"
#include "ui/crisis/crisis_words.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/key_button.h"

#include <QVBoxLayout>

namespace haven::ui {

namespace {

constexpr qsizetype kReliefWordsMax = 160; // in the band; the brief has all of them

} // namespace

ReliefBand::ReliefBand(const ThemeSource& source, Desk& desk, WallClock clock, QWidget* parent)
    : QWidget(parent), m_desk(desk), m_clock(std::move(clock)), m_asker(desk),
      m_banner(new Banner(source, this))
{
    setObjectName(QStringLiteral("reliefBand"));
    m_banner->setObjectName(QStringLiteral("reliefBanner"));
    auto* read = new KeyButton(source, tr("Read the brief"), {}, m_banner);
    read->setObjectName(QStringLiteral("reliefRead"));
    read->setButtonSize(ButtonSize::Header);
    read->setAction(QStringLiteral("briefShow"));
    read->setKey(QKeySequence(Qt::CTRL | Qt::Key_9));
    read->setHint(tr("What whoever takes over has to know, on one page"));
    auto* taken = new KeyButton(source, tr("I have it"), {}, m_banner);
    taken->setObjectName(QStringLiteral("reliefTaken"));
    taken->setButtonSize(ButtonSize::Header);
    taken->setAction(QStringLiteral("reliefTake"));
    taken->setKey(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_I));
    taken->setHint(tr("Take this desk over, as yourself"));
    m_banner->keepToOneLine(); // the brief has all of it, and the board needs the room
    m_banner->addButton(read);
    m_banner->addButton(taken);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_banner);
    connect(read, &QPushButton::clicked, this, &ReliefBand::briefRequested);
    connect(taken, &QPushButton::clicked, this, &ReliefBand::takeOver);
    connect(&m_asker, &DeskAsker::said, this, &ReliefBand::said);
    connect(&m_asker, &DeskAsker::done, this, &ReliefBand::tellDone);
    connect(&m_desk, &Desk::changed, this, &ReliefBand::retell);
    connect(&m_desk, &Desk::seatChanged, this, &ReliefBand::retell);
    retell();
}

QString ReliefBand::words() const
{
    const Seat& seat = m_desk.seat();
    const State& state = m_desk.state();
    if (!mayDo(TakeRelief{}, seat.roles) ||
        whyNotTakeRelief(state, seat.position, seat.agent, seat.roles))
        return {};
    const ShiftRelief& relief = state.room.reliefs.at(seat.position);
    const RoomCounts& then = relief.counts;
    QString words =
        tr("%1 handed %2 over, %3: open %4, overdue %5, held %6, calls half taken %7, notes "
           "passed on %8. Read the brief, then say that you have it.",
           "person, position, time, numbers")
            .arg(personName(state, relief.from), fromStd(seat.position.value),
                 minuteWords(m_clock, relief.givenAt, m_desk.now()), QString::number(then.open),
                 QString::number(then.late), QString::number(then.held),
                 QString::number(then.halfTaken), QString::number(then.passOns));
    const QString said = fromStd(relief.words).simplified();
    if (!said.isEmpty())
        words = tr("%1 “%2”", "a sentence, what somebody wrote")
                    .arg(words, said.size() > kReliefWordsMax
                                    ? said.left(kReliefWordsMax).trimmed() + u'…'
                                    : said);
    return words;
}

void ReliefBand::retell()
{
    const QString now = words();
    setVisible(!now.isEmpty());
    if (now.isEmpty())
        m_banner->clear();
    else
        m_banner->say(BannerKind::Notice, now);
}

void ReliefBand::takeOver()
{
    if (!m_asker.isWaiting())
        m_asker.ask(TakeRelief{}, "relief");
}

void ReliefBand::tellDone()
{
    Q_EMIT said(tr("%1 is taken over; both names are on the log.", "position")
                    .arg(fromStd(m_desk.seat().position.value)),
                Tone::Accepted);
}

} // namespace haven::ui
