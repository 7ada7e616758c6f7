#pragma once

#include "models/items/desk.h"
#include "models/items/record_book_model.h"
#include "ui/widgets/board_view.h"
#include "ui/widgets/desk_asker.h"
#include "ui/widgets/wall_clock.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QSplitter;

namespace haven::ui {

class FormCard;
class KeyButton;
class PanelHeader;
class RemovalSightView;

// Care for the record: removals under law, which two people decide, and the holds that keep what a
// lawsuit or a request needs.
class RecordPanel final : public QWidget
{
    Q_OBJECT

public:
    RecordPanel(const ThemeSource& source, Desk& desk, WallClock clock, QWidget* parent = nullptr);
    // The page is opened.
    void start();

Q_SIGNALS:
    void said(const QString& sentence, haven::ui::Tone tone);

private:
    QWidget* buildRemovals(QSplitter* across);
    QWidget* buildHolds(QSplitter* across);
    RecordBookRow rowOf(const Removal& removal) const;
    RecordBookRow rowOf(const RecordHold& hold) const;
    QString standingOf(const Removal& removal) const;
    QString whatGoes(const Removal& removal) const;
    void buildSight(QSplitter* across);
    QLabel* addDetail(const QString& name, QWidget* side);
    // The chosen line, whole.
    void tellChosen(const RecordBookModel& model, const BoardView* view, QLabel* detail) const;
    // Somebody else is signed on: what the one before typed and was told is not theirs.
    void hearSeat();
    void restyle();
    QString timeOf(Instant at) const;
    void retell();
    void askRemoval();
    void approve();
    void decline();
    void putHold();
    void releaseHold();
    std::int64_t chosen(const RecordBookModel& model, const BoardView* view) const;
    void hear(const QString& sentence, Tone tone);

    const ThemeSource& m_source;
    Desk& m_desk;
    WallClock m_clock;
    DeskAsker m_asker;
    RecordBookModel m_removals;
    RecordBookModel m_holds;
    AgentId m_writer;                // who is signed on
    FormCard* m_answering = nullptr; // where the next answer is told
    PanelHeader* m_removalHeader = nullptr;
    BoardView* m_removalView = nullptr;
    QLabel* m_removalDetail = nullptr;
    FormCard* m_removalForm = nullptr;
    QLineEdit* m_entries = nullptr;
    QLineEdit* m_authority = nullptr;
    QLineEdit* m_removalReason = nullptr;
    KeyButton* m_ask = nullptr;
    KeyButton* m_approve = nullptr;
    KeyButton* m_decline = nullptr;
    RemovalSightView* m_sight = nullptr; // in the place of the holds while it is open
    QWidget* m_holdSide = nullptr;
    PanelHeader* m_holdHeader = nullptr;
    BoardView* m_holdView = nullptr;
    QLabel* m_holdDetail = nullptr;
    FormCard* m_holdForm = nullptr;
    QLineEdit* m_holdIncident = nullptr;
    QLineEdit* m_holdPerson = nullptr;
    QLineEdit* m_holdReason = nullptr;
    KeyButton* m_put = nullptr;
    KeyButton* m_release = nullptr;
};

} // namespace haven::ui
