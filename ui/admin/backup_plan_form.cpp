#include "ui/admin/backup_plan_form.h"

#include "models/dispatch/backup_plan.h"
#include "models/dispatch/decide.h"
#include "models/items/qt_text.h"
#include "ui/admin/form_card.h"
#include "ui/widgets/key_button.h"

#include <QLineEdit>
#include <QVBoxLayout>

namespace haven::ui {

namespace {

constexpr int kPlanNumberLetters = 2;

QString planWords(const State& state)
{
    const auto plan = backupPlanOf(state);
    return plan ? fromStd(backupPlanText(*plan)) : QString();
}

} // namespace

BackupPlanForm::BackupPlanForm(const ThemeSource& source, Desk& desk, WallClock clock,
                               QWidget& page, QWidget* parent)
    : QWidget(parent), m_source(source), m_desk(desk), m_clock(std::move(clock)), m_asker(desk),
      m_card(new FormCard(source, tr("Copies that are made by themselves"), this))
{
    m_card->setObjectName(QStringLiteral("backupPlan"));
    m_hours = m_card->addLine(QStringLiteral("backupHours"), tr("Every, hours"),
                              tr("How many hours from one copy to the next: 1 to 24"));
    m_hours->setMaxLength(kPlanNumberLetters);
    m_copies = m_card->addLine(
        QStringLiteral("backupCopies"), tr("Copies kept"),
        tr("How many stay: 2 to 60. Older ones that were made by themselves are deleted"));
    m_copies->setMaxLength(kPlanNumberLetters);
    m_folder = m_card->addLine(
        QStringLiteral("backupFolder"), tr("Folder"),
        tr("The whole name of a folder on another disk, for example: /media/backup"));
    m_folder->setMaxLength(static_cast<int>(kBackupFolderCharsMax));
    m_set = m_card->addKey(QStringLiteral("backupPlanSet"), tr("Set"),
                           QKeySequence(Qt::ALT | Qt::Key_E), &page);
    m_off = m_card->addKey(QStringLiteral("backupPlanOff"), tr("None by itself"),
                           QKeySequence(Qt::ALT | Qt::Key_N), &page);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_card);
    connect(m_set, &QPushButton::clicked, this, [this] { set(typed()); });
    connect(m_off, &QPushButton::clicked, this, [this] { set({}); });
    connect(&m_asker, &DeskAsker::said, this, [this](const QString& sentence, Tone tone) {
        m_atSet.reset();
        tell(sentence, tone);
    });
    connect(&m_asker, &DeskAsker::done, this, [this] {
        retell();
        m_atSet.reset();
        tell(recordedText(), Tone::Accepted);
    });
    connect(&desk, &Desk::seatChanged, this, &BackupPlanForm::retell);
    connect(&desk, &Desk::changed, this, [this](const ChangeSet& changes) {
        if (changes.isRosterChanged)
            retell();
    });
    fill();
    retell();
}

std::vector<QWidget*> BackupPlanForm::stops() const
{
    return {m_hours, m_copies, m_folder, m_set, m_off};
}

void BackupPlanForm::start()
{
    fill();
    retell();
}

void BackupPlanForm::fill()
{
    m_filled = planWords(m_desk.state());
    const auto plan = backupPlanOf(m_desk.state());
    const BackupPlan shown = plan.value_or(BackupPlan{});
    m_hours->setText(QString::number(shown.everyHours));
    m_copies->setText(QString::number(shown.copies));
    m_folder->setText(fromStd(shown.folder));
}

QString BackupPlanForm::typed() const
{
    return QStringLiteral("every %1 keep %2 %3")
        .arg(m_hours->text().trimmed(), m_copies->text().trimmed(), m_folder->text().trimmed());
}

// A copy follows only where one is owed; whether it can be made is seen when it is tried.
QString BackupPlanForm::recordedText() const
{
    const State& state = m_desk.state();
    const auto plan = backupPlanOf(state);
    if (!plan)
        return tr("No copy is made by itself any more.");
    const bool isOwed =
        state.mode == StationMode::Live && nextBackupAt(state, *plan) <= m_desk.now();
    return isOwed ? tr("It is recorded. The first copy is tried at once.") : tr("It is recorded.");
}

QString BackupPlanForm::standing() const
{
    const State& state = m_desk.state();
    if (const auto& fault = state.backups.fault)
        return tr("BACKUPS FAIL since %1, in %2. %3", "when, folder, why")
            .arg(m_clock.dated ? m_clock.dated(fault->since) : QString(),
                 fromStd(fault->failed.folder), fromStd(fault->failed.why));
    if (state.mode != StationMode::Live)
        return tr("A training station makes none by itself.");
    if (!backupPlanOf(state))
        return tr("None is made by itself.");
    return tr("A console that is open makes them while everybody works. Each is proven and on the "
              "log before an older one is deleted.");
}

void BackupPlanForm::retell()
{
    // What is being typed stays, unless the plan itself is another one; and over that one too where
    // it was typed while the plan was being saved.
    if (const QString words = planWords(m_desk.state()); m_filled != words) {
        if (m_atSet && *m_atSet != typed())
            m_filled = words;
        else
            fill();
    }
    const bool maySet = mayDo(ChangeSetting{}, m_desk.seat().roles);
    for (QWidget* each : {static_cast<QWidget*>(m_hours), static_cast<QWidget*>(m_copies),
                          static_cast<QWidget*>(m_folder), static_cast<QWidget*>(m_set)})
        each->setEnabled(maySet);
    m_off->setEnabled(maySet && !m_filled.isEmpty());
    m_card->setIntroduction(
        maySet ? standing() : standing() + u' ' + tr("An administrator sets how often and where."));
}

void BackupPlanForm::set(const QString& words)
{
    if (m_asker.isWaiting())
        return;
    m_atSet = typed();
    m_card->say(tr("Saving."), Tone::Quiet);
    m_asker.ask(ChangeSetting{kBackupSetting, words.toStdString()}, kBackupSetting);
}

void BackupPlanForm::tell(const QString& sentence, Tone tone)
{
    m_card->say(sentence, tone);
    Q_EMIT said(sentence, tone);
}

} // namespace haven::ui
