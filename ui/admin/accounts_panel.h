#pragma once

#include "models/items/account_list_model.h"
#include "models/items/desk.h"
#include "ui/widgets/board_view.h"
#include "ui/widgets/desk_asker.h"

#include <map>
#include <QWidget>

class QLineEdit;

namespace haven::ui {

class FormCard;
class KeyButton;
class PanelHeader;

// Who may sign on here: list, add, roles, new password, switched off and on, released. Only an
// administrator changes anything; everybody may look.
class AccountsPanel final : public QWidget
{
    Q_OBJECT

public:
    AccountsPanel(const ThemeSource& source, Desk& desk, QWidget* parent = nullptr);

Q_SIGNALS:
    void said(const QString& sentence, haven::ui::Tone tone);

protected:
    void showEvent(QShowEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void buildButtons();
    void buildForm();
    KeyButton* addButton(const QString& name, const QString& text, const QKeySequence& key);
    void reload();
    void hearList(const QString& asker, quint64 generation, const QueryAnswer& answer);
    void hear(const Answered& answer);
    void retell();
    const Account* selected() const;
    void openForm(AccountAct act);
    void closeForm();
    void accept();
    void send(AccountWish wish, const QString& done);
    void toggleStanding();

    const ThemeSource& m_source;
    Desk& m_desk;
    AccountListModel m_model;
    PanelHeader* m_header;
    BoardView* m_view;
    QWidget* m_buttons;
    KeyButton* m_add = nullptr;
    KeyButton* m_roles = nullptr;
    KeyButton* m_newPassword = nullptr;
    KeyButton* m_standing = nullptr;
    KeyButton* m_release = nullptr;
    FormCard* m_form;
    QLineEdit* m_agent = nullptr;
    QLineEdit* m_name = nullptr;
    QLineEdit* m_password = nullptr;
    QLineEdit* m_again = nullptr;
    std::map<Role, KeyButton*> m_roleBoxes;
    QWidget* m_roleRow = nullptr;
    KeyButton* m_accept = nullptr;
    KeyButton* m_leave = nullptr;
    AccountAct m_act = AccountAct::Create;
    SealKeyLoss m_keyLoss = SealKeyLoss::NotSaid; // Accepted: the form has said so
    AgentId m_subject;                            // whom the form is about; empty for a new account
    quint64 m_generation = 0;
    quint64 m_waitingFor = 0;
    QString m_done;
};

} // namespace haven::ui
