#include "ui/admin/accounts_panel.h"

#include "models/dispatch/decide.h"
#include "models/items/qt_text.h"
#include "ui/admin/form_card.h"
#include "ui/admin/role_words.h"
#include "ui/theme/scaled_margins.h"
#include "ui/widgets/cell_painter.h"
#include "ui/widgets/key_button.h"
#include "ui/widgets/panel_header.h"
#include "ui/widgets/wrap_layout.h"

#include <QGridLayout>
#include <QItemSelectionModel>
#include <QKeyEvent>
#include <QLineEdit>
#include <QVBoxLayout>

namespace haven::ui {

namespace {

constexpr Role kRoles[] = {Role::Dispatcher, Role::Clinician, Role::Supervisor,
                           Role::Administrator};

std::vector<BoardColumn> accountColumns()
{
    const auto at = [](AccountColumn column) { return static_cast<int>(column); };
    return {{at(AccountColumn::Agent), AccountsPanel::tr("Agent"), 96, 70},
            {at(AccountColumn::Name), AccountsPanel::tr("Name"), 96, 70},
            {at(AccountColumn::Roles), AccountsPanel::tr("Roles"), 250, 110},
            {at(AccountColumn::Standing), AccountsPanel::tr("Standing"), 120, 90}};
}

} // namespace

AccountsPanel::AccountsPanel(const ThemeSource& source, Desk& desk, QWidget* parent)
    : QWidget(parent), m_source(source), m_desk(desk), m_model({rolesText, standingText}),
      m_header(new PanelHeader(source, tr("Accounts"), this)),
      m_view(new BoardView(source, tr("Accounts"), this)), m_buttons(new QWidget(this)),
      m_form(new FormCard(source, QString(), this))
{
    setObjectName(QStringLiteral("accountsPanel"));
    m_view->setObjectName(QStringLiteral("accountsView"));
    m_view->setTableDelegate(new TableDelegate(source));
    m_view->setModel(&m_model);
    m_view->setColumns(accountColumns());
    m_form->setObjectName(QStringLiteral("accountForm"));
    buildButtons();
    buildForm();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_header);
    column->addWidget(m_view, 1);
    column->addWidget(m_buttons);
    column->addWidget(m_form);
    m_form->hide();
    connect(&desk, &Desk::found, this, &AccountsPanel::hearList);
    connect(&desk, &Desk::answered, this, &AccountsPanel::hear);
    connect(&desk, &Desk::seatChanged, this, [this] {
        closeForm();
        retell();
    });
    connect(&desk, &Desk::changed, this, [this](const ChangeSet& changes) {
        if (changes.isRosterChanged && isVisible())
            reload();
    });
    connect(m_view->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &AccountsPanel::retell);
    retell();
}

KeyButton* AccountsPanel::addButton(const QString& name, const QString& text,
                                    const QKeySequence& key)
{
    auto* button = new KeyButton(m_source, text, key, m_buttons);
    button->setObjectName(name);
    button->setButtonSize(ButtonSize::Header);
    // Letters act in the table only: in the form they are typed.
    button->bindWithin(m_view);
    m_buttons->layout()->addWidget(button);
    return button;
}

void AccountsPanel::buildButtons()
{
    // In rows: at a large size they would make the panel wider than its third of a small screen.
    auto* row = new WrapLayout(m_buttons);
    scaleMargins(m_source, row, {12, 8, 12, 8});
    m_add = addButton(QStringLiteral("accountAdd"), tr("Add"), Qt::Key_A);
    m_roles = addButton(QStringLiteral("accountRoles"), tr("Roles"), Qt::Key_R);
    m_newPassword = addButton(QStringLiteral("accountPassword"), tr("Password"), Qt::Key_P);
    m_standing = addButton(QStringLiteral("accountStanding"), tr("Switch off"), Qt::Key_S);
    m_release = addButton(QStringLiteral("accountRelease"), tr("Release"), Qt::Key_L);
    m_newPassword->setHint(tr("Give somebody a new password"));
    m_release->setHint(tr("Let somebody sign on again who was locked out"));
    connect(m_add, &QPushButton::clicked, this, [this] { openForm(AccountAct::Create); });
    connect(m_roles, &QPushButton::clicked, this, [this] { openForm(AccountAct::SetRoles); });
    connect(m_newPassword, &QPushButton::clicked, this,
            [this] { openForm(AccountAct::SetPassword); });
    connect(m_standing, &QPushButton::clicked, this, &AccountsPanel::toggleStanding);
    connect(m_release, &QPushButton::clicked, this, [this] {
        const Account* account = selected();
        if (!account)
            return;
        AccountWish wish;
        wish.act = AccountAct::Release;
        wish.agent = account->agent;
        send(std::move(wish), tr("%1 can sign on again.").arg(fromStd(account->agent.value)));
    });
}

void AccountsPanel::buildForm()
{
    m_agent = m_form->addLine(QStringLiteral("accountAgentText"), tr("Agent"),
                              tr("The name to sign on with: letters, digits, . - _"));
    m_name = m_form->addLine(QStringLiteral("accountNameText"), tr("Name"),
                             tr("As it is shown to others"));
    m_roleRow = new QWidget(this);
    auto* boxes = new QGridLayout(m_roleRow);
    boxes->setContentsMargins(0, 0, 0, 0);
    int cell = 0;
    for (const Role role : kRoles) {
        auto* box = new KeyButton(m_source, roleWord(role), {}, m_roleRow);
        box->setObjectName(QStringLiteral("accountRole") + roleWord(role));
        box->setCheckable(true);
        boxes->addWidget(box, cell / 2, cell % 2);
        m_roleBoxes[role] = box;
        ++cell;
    }
    m_form->addField(tr("Roles"), m_roleRow);
    m_password = m_form->addPassword(QStringLiteral("accountPasswordText"), tr("Password"),
                                     tr("8 to 128 characters"));
    m_again = m_form->addPassword(QStringLiteral("accountAgainText"), tr("Once more"),
                                  tr("The same password again"));
    m_accept = new KeyButton(m_source, tr("Record"), Qt::Key_Return, this);
    m_accept->setObjectName(QStringLiteral("accountAccept"));
    m_accept->setKind(ButtonKind::Primary);
    m_leave = new KeyButton(m_source, tr("Leave"), Qt::Key_Escape, this);
    m_leave->setObjectName(QStringLiteral("accountLeave"));
    m_form->addButton(m_accept);
    m_form->addButton(m_leave);
    connect(m_accept, &QPushButton::clicked, this, &AccountsPanel::accept);
    connect(m_leave, &QPushButton::clicked, this, &AccountsPanel::closeForm);
}

void AccountsPanel::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    reload();
}

void AccountsPanel::reload()
{
    m_desk.ask(AccountsQuery{}, objectName(), ++m_generation);
}

void AccountsPanel::hearList(const QString& asker, quint64 generation, const QueryAnswer& answer)
{
    const auto* list = std::get_if<AccountList>(&answer);
    if (asker != objectName() || generation != m_generation || !list)
        return;
    m_model.show(list->accounts);
    m_header->setNote(tr("%1 in all", "accounts").arg(list->accounts.size()));
    retell();
}

const Account* AccountsPanel::selected() const
{
    return m_model.accountAt(m_view->currentIndex().row());
}

void AccountsPanel::retell()
{
    const bool isAllowed = mayDo(RecordAccountChange{}, m_desk.seat().roles);
    const Account* account = selected();
    m_add->setEnabled(isAllowed);
    for (KeyButton* button : {m_roles, m_newPassword, m_standing})
        button->setEnabled(isAllowed && account);
    m_release->setEnabled(isAllowed && account && account->standing == AccountStanding::Locked);
    const bool isOff = account && account->standing == AccountStanding::Disabled;
    m_standing->setLabel(isOff ? tr("Switch on") : tr("Switch off"));
    m_buttons->setToolTip(isAllowed ? QString() : tr("Only an administrator changes accounts."));
}

void AccountsPanel::openForm(AccountAct act)
{
    const Account* account = selected();
    if (act != AccountAct::Create && !account)
        return;
    m_act = act;
    m_subject = act == AccountAct::Create ? AgentId() : account->agent;
    const QString who = fromStd(m_subject.value);
    m_form->setTitle(act == AccountAct::Create     ? tr("New account")
                     : act == AccountAct::SetRoles ? tr("Roles of %1").arg(who)
                                                   : tr("New password for %1").arg(who));
    const bool isNew = act == AccountAct::Create;
    const auto shownIf = [](bool isWanted) { return isWanted ? Shown::Yes : Shown::No; };
    m_form->showField(m_agent, shownIf(isNew));
    m_form->showField(m_name, shownIf(isNew));
    m_form->showField(m_roleRow, shownIf(act != AccountAct::SetPassword));
    m_form->showField(m_password, shownIf(act != AccountAct::SetRoles));
    m_form->showField(m_again, shownIf(act != AccountAct::SetRoles));
    for (QLineEdit* field : {m_agent, m_name, m_password, m_again})
        field->clear();
    for (const auto& [role, box] : m_roleBoxes)
        box->setChecked(account && act == AccountAct::SetRoles && account->roles.count(role) > 0);
    // Said before the password is typed, not after the key is gone.
    const bool losesKey =
        act == AccountAct::SetPassword && m_desk.state().sealBook.keys.count(m_subject) > 0;
    m_keyLoss = losesKey ? SealKeyLoss::Accepted : SealKeyLoss::NotSaid;
    m_form->say(losesKey ? tr("%1 holds a key for sealed notes. A new password from you takes it "
                              "away for good, and a colleague has to let %1 in again; where there "
                              "is none and no escrow, nobody reads those notes again.")
                               .arg(who)
                         : QString(),
                Tone::Quiet);
    m_form->show();
    QWidget* first = isNew ? static_cast<QWidget*>(m_agent)
                     : act == AccountAct::SetRoles
                         ? static_cast<QWidget*>(m_roleBoxes.begin()->second)
                         : static_cast<QWidget*>(m_password);
    first->setFocus(Qt::OtherFocusReason);
}

void AccountsPanel::closeForm()
{
    if (!m_form->isVisibleTo(this))
        return;
    m_password->clear();
    m_again->clear();
    m_form->hide();
    m_view->setFocus(Qt::OtherFocusReason);
}

void AccountsPanel::accept()
{
    if (m_waitingFor != 0)
        return;
    if (m_act != AccountAct::SetRoles && m_password->text() != m_again->text()) {
        m_form->say(tr("The two passwords differ. Nothing was changed. Type both again."),
                    Tone::Refused);
        m_password->clear();
        m_again->clear();
        m_password->setFocus(Qt::OtherFocusReason);
        return;
    }
    AccountWish wish;
    wish.act = m_act;
    wish.agent =
        m_act == AccountAct::Create ? AgentId(m_agent->text().trimmed().toStdString()) : m_subject;
    wish.name = m_name->text().trimmed().toStdString();
    for (const auto& [role, box] : m_roleBoxes) {
        if (box->isChecked())
            wish.roles.insert(role);
    }
    wish.password = m_password->text().toStdString();
    wish.keyLoss = m_keyLoss;
    const QString who = fromStd(wish.agent.value);
    const QString done = m_act == AccountAct::Create ? tr("The account %1 is made.").arg(who)
                         : m_act == AccountAct::SetRoles
                             ? tr("The roles of %1 are changed.").arg(who)
                             : tr("%1 has a new password.").arg(who);
    send(std::move(wish), done);
}

void AccountsPanel::send(AccountWish wish, const QString& done)
{
    if (m_waitingFor != 0)
        return;
    m_done = done;
    m_form->say(tr("Saving."), Tone::Quiet);
    m_waitingFor = m_desk.changeAccount(std::move(wish));
}

void AccountsPanel::toggleStanding()
{
    const Account* account = selected();
    if (!account)
        return;
    const bool isOff = account->standing == AccountStanding::Disabled;
    AccountWish wish;
    wish.act = isOff ? AccountAct::Enable : AccountAct::Disable;
    wish.agent = account->agent;
    const QString who = fromStd(account->agent.value);
    send(std::move(wish),
         isOff ? tr("%1 can sign on again.").arg(who) : tr("%1 can no longer sign on.").arg(who));
}

void AccountsPanel::hear(const Answered& answer)
{
    if (m_waitingFor == 0 || answer.id != m_waitingFor)
        return;
    m_waitingFor = 0;
    if (!answer.result) {
        const QString sentence = refusalText(answer.result.refusal());
        m_form->say(sentence, Tone::Refused);
        Q_EMIT said(sentence, Tone::Refused);
        return;
    }
    closeForm();
    reload();
    Q_EMIT said(m_done, Tone::Accepted);
}

void AccountsPanel::keyPressEvent(QKeyEvent* event)
{
    const bool isOpen = m_form->isVisible();
    if (isOpen && event->key() == Qt::Key_Escape) {
        closeForm();
    } else if (isOpen && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)) {
        if (m_leave->hasFocus())
            closeForm();
        else
            accept();
    } else {
        QWidget::keyPressEvent(event);
    }
}

} // namespace haven::ui
