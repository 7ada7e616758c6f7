#include "ui/room/relief_panel.h"

#include "models/items/item_roles.h"
#include "models/items/qt_text.h"
#include "ui/crisis/crisis_words.h"
#include "ui/theme/scaled_margins.h"
#include "ui/widgets/board_view.h"
#include "ui/widgets/core_text.h"
#include "ui/widgets/empty_words.h"
#include "ui/widgets/key_button.h"
#include "ui/widgets/panel_header.h"
#include "ui/widgets/wrap_layout.h"

#include <QItemSelectionModel>
#include <QKeyEvent>
#include <QLabel>
#include <QVBoxLayout>

namespace haven::ui {

namespace {

constexpr int kBriefSoonMs = 80;
constexpr int kBriefDetailLines = 3;
constexpr int kBriefTickMs = 20'000; // times in it are told to the minute
constexpr const char* kBriefRow = "brief";

// A word of the core, or one of its sentences with the places still open.
std::string inTheLanguageShown(std::string_view english)
{
    const QString word = coreWord(english);
    return (word == fromStd(english) ? coreText(english) : word).toStdString();
}

} // namespace

ReliefPanel::ReliefPanel(const ThemeSource& source, Desk& desk, WallClock clock, QWidget* parent)
    : QWidget(parent), m_source(source), m_desk(desk), m_clock(std::move(clock)), m_asker(desk)
{
    setObjectName(QStringLiteral("reliefPanel"));
    setAccessibleName(tr("Relief brief"));
    setAutoFillBackground(true);
    build();
    m_soon.setSingleShot(true);
    m_soon.setInterval(kBriefSoonMs);
    connect(&m_soon, &QTimer::timeout, this, &ReliefPanel::look);
    m_clockTick.setInterval(kBriefTickMs);
    connect(&m_clockTick, &QTimer::timeout, this, &ReliefPanel::look);
    m_clockTick.start();
    connect(&m_asker, &DeskAsker::said, this, &ReliefPanel::said);
    connect(&desk, &Desk::changed, this, [this] {
        hearMessages();
        hearGroups();
        if (!m_soon.isActive())
            m_soon.start();
    });
    connect(&desk, &Desk::seatChanged, this, &ReliefPanel::look);
    m_heard = desk.state().room.lastMessage;
    connect(&m_source, &ThemeSource::changed, this, &ReliefPanel::restyle);
    restyle();
}

void ReliefPanel::build()
{
    m_header = new PanelHeader(m_source, tr("Relief brief"), this);
    auto* back = new KeyButton(m_source, tr("Back"), QKeySequence(Qt::Key_Escape), this);
    back->setObjectName(QStringLiteral("briefBack"));
    back->setButtonSize(ButtonSize::Header);
    connect(back, &QAbstractButton::clicked, this, &ReliefPanel::left);
    m_header->addRightButton(back);
    m_names = new QLabel(this);
    m_names->setObjectName(QStringLiteral("briefNames"));
    m_names->setTextFormat(Qt::PlainText);
    m_names->setWordWrap(true);
    m_view = new BoardView(m_source, tr("What whoever takes over has to know"), this);
    m_view->setObjectName(QStringLiteral("briefView"));
    m_view->setModel(&m_model);
    m_view->setColumns({{static_cast<int>(BriefColumn::Lead), tr("Which"), 112, 104},
                        {static_cast<int>(BriefColumn::Text), tr("What"), 240, 120}});
    connect(m_view, &BoardView::rowActivated, this, &ReliefPanel::answer);
    m_detail = new QLabel(this);
    m_detail->setObjectName(QStringLiteral("briefDetail"));
    m_detail->setTextFormat(Qt::PlainText);
    m_detail->setWordWrap(true);
    m_detail->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &ReliefPanel::tell);
    m_acts = new QWidget(this);
    auto* flow = new WrapLayout(m_acts);
    scaleMargins(m_source, flow, {12, 6, 12, 6}, 6);
    for (KeyButton* button :
         {addAct("briefGive", tr("Hand over"), Qt::Key_R,
                 tr("Hand this desk over to somebody, with how the room stands"),
                 &ReliefPanel::giveRelief),
          addAct("briefTake", tr("Take over"), Qt::Key_T, tr("Take this desk over, as yourself"),
                 &ReliefPanel::takeRelief),
          addAct("briefAnswer", tr("Answer it"), Qt::Key_A,
                 tr("Acknowledge the message, enter what is scheduled, write the visit, open the "
                    "incident"),
                 &ReliefPanel::answer),
          addAct("briefPass", tr("Pass on"), Qt::Key_N, tr("Write a note for the next shift"),
                 &ReliefPanel::passOn),
          addAct("briefMessage", tr("Message"), Qt::Key_M,
                 tr("Send a message to a desk, to all, or to a unit by radio"),
                 &ReliefPanel::message),
          addAct("briefSchedule", tr("Schedule"), Qt::Key_S,
                 tr("Let an incident enter the queue by itself at its time"),
                 &ReliefPanel::schedule),
          addAct("briefWatch", tr("Watch a place"), Qt::Key_V,
                 tr("List a house or a place to be looked after"), &ReliefPanel::watch),
          addAct("briefPrint", tr("On paper"), Qt::Key_P, tr("This page as a PDF, now"),
                 &ReliefPanel::printRequested)})
        flow->addWidget(button);
    auto* names = new QVBoxLayout;
    scaleMargins(m_source, names, {12, 8, 12, 6});
    names->addWidget(m_names);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_header);
    column->addLayout(names);
    column->addWidget(m_view, 1);
    column->addWidget(m_detail);
    column->addWidget(m_acts);
    setFocusProxy(m_view);
}

KeyButton* ReliefPanel::addAct(const char* name, const QString& text, Qt::Key key,
                               const QString& hint, void (ReliefPanel::*act)())
{
    auto* button = new KeyButton(m_source, text, QKeySequence(key), this);
    button->setObjectName(QString::fromLatin1(name));
    button->setButtonSize(ButtonSize::Header);
    button->setHint(hint);
    button->bindWithin(this);
    connect(button, &QAbstractButton::clicked, this, act);
    m_buttons.push_back(button);
    return button;
}

void ReliefPanel::start()
{
    look();
    markRead();
    m_view->setFocus(Qt::ShortcutFocusReason);
    if (m_model.rowAt(m_view->currentIndex().row()) != nullptr)
        return;
    for (int row = 0; row < m_model.rowCount(); ++row) {
        if (m_model.rowAt(row) != nullptr) {
            m_view->setCurrentIndex(m_model.index(row, 0));
            return;
        }
    }
}

void ReliefPanel::look()
{
    if (!isVisible())
        return;
    ReliefBrief brief = reliefBrief(
        {m_desk.state(), m_desk.knowledge().codes, m_desk.seat(), m_desk.now(),
         [this](Instant at) { return minuteWords(m_clock, at, m_desk.now()).toStdString(); },
         BriefCare::Told, &inTheLanguageShown, halfTakenAt(m_desk),
         [this](const std::string& words) { return m_desk.weaponIn(words); }});
    for (BriefSection& section : brief.sections) {
        section.title = coreWord(section.title).toStdString();
        section.none = coreWord(section.none).toStdString();
    }
    m_model.take(brief);
    QString names = coreText(reliefSentence(brief));
    if (!brief.words.empty())
        names += u'\n' + fromStd(brief.words);
    m_names->setText(names);
    m_header->setNote(tr("%1 lines", "of the brief").arg(briefLineCount(brief)));
    tell();
    markRead();
}

// The list has one line for each; whoever takes over has to know all of it.
void ReliefPanel::tell()
{
    const QModelIndex chosen = m_view->currentIndex();
    const bool isLine = m_model.rowAt(chosen.row()) != nullptr;
    m_detail->setText(isLine ? m_model.data(chosen, SpokenRole).toString() : QString());
}

// A message that stands on a page nobody has open is not told to anybody.
void ReliefPanel::hearMessages()
{
    const auto& room = m_desk.state().room;
    for (auto one = room.messages.upper_bound(MessageId(m_heard)); one != room.messages.end();
         ++one) {
        const DeskMessage& message = one->second;
        if (!isForDesk(message, m_desk.seat().position) || message.from == m_desk.seat().agent)
            continue;
        Q_EMIT said(tr("Message %1 from %2: %3", "its number, a person, the words")
                        .arg(one->first.value)
                        .arg(personName(m_desk.state(), message.from), fromStd(message.text)),
                    Tone::Accepted);
    }
    m_heard = std::max(m_heard, room.lastMessage);
}

// A supervisor is told when a desk leaves a group to nobody.
void ReliefPanel::hearGroups()
{
    std::set<std::string> now;
    for (const GroupStanding& one : groupStandings(m_desk.state(), m_desk.knowledge().codes)) {
        if (one.isUnwatched())
            now.insert(one.group);
    }
    if (m_desk.seat().roles.count(Role::Supervisor) > 0) {
        for (const std::string& group : now) {
            if (m_unwatched.count(group) == 0)
                Q_EMIT said(tr("Nobody watches %1 now.", "a dispatch group").arg(fromStd(group)),
                            Tone::Refused);
        }
    }
    m_unwatched = std::move(now);
}

void ReliefPanel::markRead()
{
    if (m_asker.isWaiting() || m_desk.seat().roles.empty())
        return;
    for (const auto& [id, message] : m_desk.state().room.messages) {
        const bool isNew = isForDesk(message, m_desk.seat().position) &&
                           message.from != m_desk.seat().agent &&
                           message.at >= m_desk.now() - kBriefBack &&
                           message.read.count(m_desk.seat().agent) == 0 &&
                           message.acknowledged.count(m_desk.seat().agent) == 0;
        if (isNew) {
            m_asker.ask(MarkMessage{id, MessageMark::Read}, kBriefRow);
            return; // the next one when this is on the record
        }
    }
}

void ReliefPanel::answer()
{
    const BriefModel::Row* row = m_model.rowAt(m_view->currentIndex().row());
    if (row == nullptr) {
        Q_EMIT said(tr("Choose a line first. Nothing was changed."), Tone::Refused);
        return;
    }
    const QString number = QString::number(row->line.number);
    if (row->section == "messages")
        m_asker.ask(MarkMessage{MessageId(row->line.number), MessageMark::Acknowledged}, kBriefRow);
    else if (row->section == "scheduled")
        m_asker.ask(EnterScheduled{ScheduledId(row->line.number)}, kBriefRow);
    else if (row->section == "watches")
        Q_EMIT requestLine(QStringLiteral("visit %1 ").arg(number));
    else if (row->section == "pass_ons")
        Q_EMIT requestLine(QStringLiteral("unpass %1 ").arg(number));
    else if (row->line.incident)
        Q_EMIT incidentOpened(*row->line.incident);
    else if (row->section == "half_taken")
        Q_EMIT said(
            tr("%1 takes a parked call again.", "a key").arg(keyOf(m_source, "intakeParked")),
            Tone::Quiet);
}

void ReliefPanel::takeRelief()
{
    m_asker.ask(TakeRelief{}, kBriefRow);
}

void ReliefPanel::restyle()
{
    const Look& look = m_source.look();
    QPalette colors = palette();
    colors.setColor(QPalette::Window, look.color(Token::Panel));
    setPalette(colors);
    colors.setColor(QPalette::WindowText, look.color(Token::Text));
    m_names->setPalette(colors);
    m_names->setFont(look.font(TypeRole::Body));
    m_detail->setPalette(colors);
    m_detail->setFont(look.font(TypeRole::Body));
    m_detail->setContentsMargins(look.px(12), look.px(6), look.px(12), look.px(2));
    m_detail->setMinimumHeight(QFontMetrics(m_detail->font()).lineSpacing() * kBriefDetailLines);
}

void ReliefPanel::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT left();
    else
        QWidget::keyPressEvent(event);
}

} // namespace haven::ui
