#pragma once

#include "models/items/desk.h"
#include "models/items/protocol_list_model.h"
#include "ui/widgets/board_view.h"
#include "ui/widgets/desk_asker.h"
#include "ui/widgets/wall_clock.h"

#include <QWidget>

class QLineEdit;

namespace haven::ui {

class FormCard;
class KeyButton;
class PanelHeader;

// The crisis protocols and who stands for each. A shipped protocol is a draft, which a live station
// does not run until a named clinical approver is recorded for its exact text.
class ProtocolsPanel final : public QWidget
{
    Q_OBJECT

public:
    ProtocolsPanel(const ThemeSource& source, Desk& desk, WallClock clock,
                   QWidget* parent = nullptr);
    // The key that brings the focus to the list counts in all of this room.
    void bindWithin(QWidget* room);

Q_SIGNALS:
    void said(const QString& sentence, haven::ui::Tone tone);
    // The chosen protocol, in the editor.
    void editRequested(const haven::ProtocolId& protocol);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    // A name typed while the list has the focus is the approver's; the list itself takes no
    // letters.
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QString standingOf(const ProtocolRow& row) const;
    QString approvalOf(const ProtocolRow& row) const;
    void retell();
    void approve();
    void hear(const Answered& answer);
    void edit();

    Desk& m_desk;
    WallClock m_clock;
    ProtocolListModel m_model;
    PanelHeader* m_header;
    BoardView* m_view;
    FormCard* m_form;
    KeyButton* m_begin;
    QLineEdit* m_approver;
    QLineEdit* m_license;
    QLineEdit* m_agency;
    QLineEdit* m_day;
    KeyButton* m_accept;
    quint64 m_waitingFor = 0;
};

} // namespace haven::ui
