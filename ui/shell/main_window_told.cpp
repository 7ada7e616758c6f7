#include "ui/shell/main_window.h"

#include "ui/shell/command_bar.h"
#include "ui/widgets/desk_asker.h"
#include "ui/widgets/key_button.h"
#include "ui/widgets/words.h"

#include <QApplication>
#include <QBoxLayout>

// What happened beside the person's own acts, said where they look: papers, voices, replays.
namespace haven::ui {

void MainWindow::tellPrinted(const QString& path)
{
    tell(tr("Hand-off page and checklists are in %1; that is on the log.").arg(path),
         Tone::Accepted);
}

void MainWindow::tellCard(const QString& path)
{
    tell(tr("The card of all keys is in %1.").arg(path), Tone::Accepted);
}

void MainWindow::tellBrief(const QString& path)
{
    tell(tr("The relief brief is in %1.").arg(path), Tone::Accepted);
}

void MainWindow::tellRunCards(const QString& path)
{
    tell(tr("The board and the blank cards are in %1, and as plain text beside it.").arg(path),
         Tone::Accepted);
}

void MainWindow::tellPaperFailing(const QString& path)
{
    tell(tr("The board cannot be kept on paper: %1 cannot be written. Nothing else is touched by "
            "it. Check the folder under Admin, Paper.")
             .arg(path),
         Tone::Refused);
}

void MainWindow::tellUnkept(const Refusal& why)
{
    m_whyUnkept = why;
    m_unkeptAt = m_desk.seat().position;
    const QString sentence =
        why.code == RefusalCode::DraftTooLong
            ? tr("What is typed is too long to be kept against a crash. It stands on the screen "
                 "unsaved; its last shorter state is kept. Save it now, or in parts.")
            : tr("What is typed cannot be kept against a crash just now. It stands on the screen "
                 "unsaved. Save it now. %1",
                 "why, a sentence")
                  .arg(refusalText(why));
    m_unkept->say(BannerKind::Trouble, sentence);
}

void MainWindow::tellKeptAgain()
{
    m_whyUnkept.reset();
    m_unkept->clear();
    // At another desk it is not kept: the fields were emptied.
    if (m_desk.seat().position == m_unkeptAt)
        tell(tr("What is typed here is kept against a crash again."), Tone::Quiet);
}

void MainWindow::tellNoVoice()
{
    tell(tr("This machine has no speech engine, so nothing is read aloud. Install "
            "speech-dispatcher to have one."),
         Tone::Quiet);
}

// Told as what needs an eye, not as an alarm: nothing is late by it, it only comes later. A line
// would be gone with the next act, and whoever came later would trust every clock on the board.
void MainWindow::tellClockBack(Span by)
{
    m_clockBack = m_clockBack.value_or(Span{}) + by;
    if (!m_clockBand) {
        QWidget* content = m_unkept->parentWidget();
        m_clockBand = new Banner(m_source, content);
        m_clockBand->setObjectName(QStringLiteral("clockBanner"));
        auto* seen = new KeyButton(m_source, tr("Seen"), {}, m_clockBand);
        seen->setObjectName(QStringLiteral("clockSeen"));
        seen->setButtonSize(ButtonSize::Header);
        seen->setHint(tr("Take this line away: what is late next was looked at"));
        connect(seen, &QPushButton::clicked, this, &MainWindow::seeClockBack);
        m_clockBand->addButton(seen);
        auto* column = qobject_cast<QBoxLayout*>(content->layout());
        column->insertWidget(column->indexOf(m_unkept) + 1, m_clockBand);
    }
    const QString sentence =
        tr("The clock of this machine was set back by %1. Nothing recorded is changed. What is "
           "not yet late comes later by as much: look at what will be late next, and call who "
           "has waited.",
           "a time, as 10:00")
            .arg(elapsedText(m_clockBack->wholeSeconds()));
    m_clockBand->say(BannerKind::Trouble, sentence);
}

void MainWindow::seeClockBack()
{
    m_clockBack.reset();
    const bool isHere = m_clockBand->isAncestorOf(QApplication::focusWidget());
    m_clockBand->clear();
    // Where Tab led to its button, the focus goes back to where the work is.
    QWidget* before = m_stack->currentWidget()->focusWidget();
    if (isHere && before)
        before->setFocus(Qt::OtherFocusReason);
}

void MainWindow::tellFed(qint64 done, qint64 refused)
{
    tell(tr("The replay is over: %1 acts done, %2 refused by a rule.").arg(done).arg(refused),
         Tone::Quiet);
}

} // namespace haven::ui
