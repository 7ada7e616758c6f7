#include "ui/paper/paper_panel.h"

#include "models/items/qt_text.h"
#include "ui/admin/form_card.h"
#include "ui/widgets/key_button.h"
#include "ui/widgets/panel_header.h"

#include <QLineEdit>
#include <QScrollArea>
#include <QVBoxLayout>

namespace haven::ui {

PaperPanel::PaperPanel(const ThemeSource& source, PreferenceSource& preferences, WallClock clock,
                       QWidget* parent)
    : QWidget(parent), m_source(source), m_preferences(preferences), m_clock(std::move(clock))
{
    setObjectName(QStringLiteral("paperPanel"));
    setAccessibleName(tr("Paper for the day the power is out"));
    build();
    connect(&preferences, &PreferenceSource::paperChanged, this, &PaperPanel::tell);
    start();
}

void PaperPanel::build()
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(new PanelHeader(m_source, tr("Paper for the day the power is out"), this));
    auto* area = new QScrollArea(this);
    area->setObjectName(QStringLiteral("paperScroll"));
    area->setAccessibleName(tr("Paper for the day the power is out"));
    area->setFocusPolicy(Qt::NoFocus);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* body = new QWidget(area->viewport());
    auto* inside = new QVBoxLayout(body);
    m_card = new FormCard(m_source, tr("The board and blank cards, in a file"), body);
    m_card->setIntroduction(
        tr("Open incidents, units, what is due and the crisis lines on one page, then numbered "
           "blank cards, as a PDF and as plain text. No notes, no answers, no names of callers. "
           "For this machine, whoever sits at it."));
    m_folder = m_card->addLine(QStringLiteral("paperFolder"), tr("Folder"),
                               tr("Where the file is kept; empty: your documents"));
    m_folder->setPlaceholderText(tr("empty: your documents"));
    m_every = m_card->addLine(QStringLiteral("paperEvery"), tr("Every, minutes"),
                              tr("How often the file is written anew, 1 to 60"));
    m_blank = m_card->addLine(QStringLiteral("paperBlank"), tr("Blank cards"),
                              tr("How many blank cards follow the board, 0 to 200"));
    m_first = m_card->addLine(QStringLiteral("paperFirst"), tr("First card"),
                              tr("The number of the first blank card; go on after those used"));
    m_printer = m_card->addLine(QStringLiteral("paperPrinter"), tr("Printer"),
                                tr("The name of a printer of this machine, which prints it as "
                                   "well each time; empty: none"));
    m_printer->setPlaceholderText(tr("empty: none"));
    m_turn = addAct("paperTurn", tr("Keep it"), Qt::ALT | Qt::Key_K, &PaperPanel::turn);
    m_turn->setCheckable(true);
    m_turn->setHint(tr("Keep the board in a file all the time, or stop"));
    addAct("paperSave", tr("Record"), Qt::CTRL | Qt::Key_Return, &PaperPanel::record)
        ->setKind(ButtonKind::Primary);
    addAct("paperPrint", tr("One page now"), Qt::ALT | Qt::Key_P, &PaperPanel::print)
        ->setHint(tr("Write the board and the blank cards once, now"));
    inside->addWidget(m_card);
    inside->addStretch(1);
    area->setWidget(body);
    column->addWidget(area, 1);
    setFocusProxy(m_folder);
}

KeyButton* PaperPanel::addAct(const char* name, const QString& text, const QKeySequence& key,
                              void (PaperPanel::*act)())
{
    auto* button = new KeyButton(m_source, text, key, m_card);
    button->setObjectName(QString::fromLatin1(name));
    button->bindWithin(this);
    m_card->addButton(button);
    connect(button, &QPushButton::clicked, this, act);
    return button;
}

void PaperPanel::start()
{
    const PaperChoice& now = m_preferences.paper();
    m_folder->setText(fromStd(now.folder));
    m_every->setText(QString::number(now.everyMinutes));
    m_blank->setText(QString::number(now.blank));
    m_first->setText(QString::number(now.firstCard));
    m_printer->setText(fromStd(now.printer));
    tell();
}

bool PaperPanel::take(PaperChoice choice)
{
    const auto number = [](const QLineEdit* line, int least, int most) -> std::optional<int> {
        bool isNumber = false;
        const int value = line->text().trimmed().toInt(&isNumber);
        return isNumber && value >= least && value <= most ? std::optional(value) : std::nullopt;
    };
    const auto every = number(m_every, 1, kPaperEveryMax);
    const auto blank = number(m_blank, 0, kPaperBlankMax);
    const auto first = number(m_first, 1, kPaperFirstMax);
    if (!every || !blank || !first) {
        m_card->say(tr("Minutes are 1 to %1, blank cards 0 to %2, the first card 1 to %3. Nothing "
                       "was changed.")
                        .arg(kPaperEveryMax)
                        .arg(kPaperBlankMax)
                        .arg(kPaperFirstMax),
                    Tone::Refused);
        (!every ? m_every : !blank ? m_blank : m_first)->setFocus(Qt::OtherFocusReason);
        return false;
    }
    choice.folder = m_folder->text().trimmed().toStdString();
    choice.everyMinutes = *every;
    choice.blank = *blank;
    choice.firstCard = *first;
    choice.printer = m_printer->text().trimmed().toStdString();
    m_preferences.choosePaper(std::move(choice));
    return true;
}

void PaperPanel::turn()
{
    PaperChoice choice = m_preferences.paper();
    const bool isOn = choice.keeping == PaperKeeping::On;
    choice.keeping = isOn ? PaperKeeping::Off : PaperKeeping::On;
    take(std::move(choice));
    tell(); // a choice that was refused must not stay pressed
}

void PaperPanel::record()
{
    if (take(m_preferences.paper()))
        Q_EMIT said(tr("It is kept, and holds at once."), Tone::Accepted);
}

void PaperPanel::print()
{
    if (take(m_preferences.paper()))
        Q_EMIT printRequested();
}

QString PaperPanel::failingWords(const PaperStanding& standing) const
{
    const QString file = fromStd(standing.path);
    const bool wasKept = standing.at != Instant{};
    if (standing.fault) {
        const QString why = refusalText(*standing.fault);
        return wasKept ? tr("On, but not whole since %1, and tried again by itself. %2",
                            "a time, what failed")
                             .arg(m_clock.time(standing.at), why)
                       : tr("On, but it failed, and is tried again by itself. %1", "what failed")
                             .arg(why);
    }
    return wasKept ? tr("On, but since %2 nothing could be written to %1. Check the folder.",
                        "a file, a time")
                         .arg(file, m_clock.time(standing.at))
                   : tr("On, but nothing could be written to %1. Check the folder.", "a file")
                         .arg(file);
}

QString PaperPanel::standingWords() const
{
    const PaperStanding& standing = m_preferences.paperStanding();
    switch (standing.state) {
    case PaperState::Off:
        return tr("Off. Nothing is written unless you ask for one page.");
    case PaperState::Training:
        return tr("On, but this is a training station: nothing leaves it by itself. One page at a "
                  "time can be written; it is marked as training.");
    case PaperState::Waiting:
        return tr("On. The first page is being written.");
    case PaperState::Kept:
        return tr("On. In %1 as of %2.", "a file, a time")
            .arg(fromStd(standing.path), m_clock.time(standing.at));
    case PaperState::Failing:
        return failingWords(standing);
    }
    return {};
}

void PaperPanel::tell()
{
    m_turn->setChecked(m_preferences.paper().keeping == PaperKeeping::On);
    const bool isBad = m_preferences.paperStanding().state == PaperState::Failing;
    m_card->say(standingWords(), isBad ? Tone::Refused : Tone::Quiet);
}

} // namespace haven::ui
