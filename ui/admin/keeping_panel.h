#pragma once

#include "models/items/desk.h"
#include "ui/theme/theme_source.h"
#include "ui/widgets/desk_asker.h"
#include "ui/widgets/latest_answer.h"
#include "ui/widgets/wall_clock.h"

#include <QStringListModel>
#include <QWidget>

class QLineEdit;
class QSplitter;

namespace haven::ui {

class BackupPlanForm;
class FormCard;
class KeyButton;
class PanelHeader;
class ReadingList;
class RemovalSightView;

// What is kept, and how long: copies of the station that were made and proven, and what is older
// than the retention schedule wants it kept. Nothing goes by itself: what is due is asked for as a
// removal, which a second person approves.
class KeepingPanel final : public QWidget
{
    Q_OBJECT

public:
    KeepingPanel(const ThemeSource& source, Desk& desk, WallClock clock, QWidget* parent = nullptr);
    // The page is opened: what is due is counted anew.
    void start();

Q_SIGNALS:
    void said(const QString& sentence, haven::ui::Tone tone);

private:
    QWidget* buildBackups(QSplitter* across);
    QWidget* buildPeriods(QSplitter* across);
    void buildSight(QSplitter* across);
    void retell();
    void tellBackups();
    QString dueText() const;
    QString periodText(const RetentionDue& due) const;
    void backUp();
    void hearBackup(const Answered& answer);
    QString madeText() const;
    void look();
    bool mayCount() const;
    void show(const RetentionFound& found);
    void askRemoval();
    void tell(FormCard* form, const QString& sentence, Tone tone);

    const ThemeSource& m_source;
    Desk& m_desk;
    WallClock m_clock;
    DeskAsker m_asker;
    LatestAnswer m_answer;
    RetentionFound m_found;
    BackupPlanForm* m_plan = nullptr;
    quint64 m_backingUp = 0; // which answer the copy under way has; 0: none is
    QStringListModel m_backups;
    QStringListModel m_periods;
    PanelHeader* m_backupHeader = nullptr;
    ReadingList* m_backupList = nullptr;
    FormCard* m_backupForm = nullptr;
    QLineEdit* m_where = nullptr;
    KeyButton* m_make = nullptr;
    KeyButton* m_stop = nullptr;
    PanelHeader* m_periodHeader = nullptr;
    ReadingList* m_periodList = nullptr;
    FormCard* m_periodForm = nullptr;
    QLineEdit* m_authority = nullptr;
    KeyButton* m_ask = nullptr;
    KeyButton* m_look = nullptr;
    QWidget* m_backupSide = nullptr;
    RemovalSightView* m_sight = nullptr; // in the place of the backups while it is open
};

} // namespace haven::ui
