#pragma once

#include "models/items/desk.h"
#include "ui/theme/theme_source.h"
#include "ui/widgets/desk_asker.h"
#include "ui/widgets/key_button.h"
#include "ui/widgets/wall_clock.h"

#include <functional>
#include <optional>
#include <QWidget>
#include <vector>

class QComboBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QScrollArea;
class QVBoxLayout;

namespace haven::ui {

class ConfirmBand;
class SealForm;
class WrapLayout;

// Keys and releases, the second page of the sealed notes: by what words leave the clinicians, and
// who holds the key. Each act is asked once more in the page, and a refusal is said as the rule has
// it. All that opens something happens behind the desk; a secret stays in its field until it is
// sent, no longer.
class SealPage final : public QWidget
{
    Q_OBJECT

public:
    SealPage(const ThemeSource& source, Desk& desk, WallClock clock, QWidget* parent = nullptr);

    // The incident whose notes are released. Whatever was typed or shown is forgotten.
    void show(std::optional<IncidentId> incident);
    // Also for the next person.
    void forget();
    // What was released, until it is read again.
    void hideWords();
    void refresh();
    void focusFirst();
    // Whether there is anything here for whoever sits at this window.
    bool isOffered() const;
    // Whether something is asked once more.
    bool isAsking() const;

Q_SIGNALS:
    void said(const QString& sentence, haven::ui::Tone tone);
    void askingChanged();
    // There is nothing more to do here.
    void left();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    enum class Task { Release, Releases, Members, Escrow, HandBack };
    // What is asked once more, and what becomes of it.
    struct Wish {
        QString question;
        QString yes;
        ButtonKind kind = ButtonKind::Primary;
        std::function<quint64()> send;
        QString done;
        std::function<void()> after;
    };
    void build();
    SealForm* addTask(Task task, const QString& title, const QString& name);
    // --- seal_page_forms.cpp ---
    void buildRelease();
    void buildReleases();
    void buildMembers();
    void buildEscrow();
    void buildOpening();
    void buildHandBack();
    void release();
    void withdraw();
    void readReleases();
    void letIn();
    void takeOut();
    void rotate();
    void nameEscrow();
    void openEscrow();
    void handBack();
    void showBasis();
    void showReleases(const ReleasePage& page);
    void showShares(const std::vector<EscrowShare>& shares);
    void forgetShares();
    void fitCodes();
    // Once the page has the width of what it shows now.
    void fitCodesSoon();
    void refreshReleases();
    void refreshGroup();
    ReleaseBasis basis() const;
    // --- seal_page.cpp ---
    void forgetTyped();
    void turnTo(Task task);
    void ask(Wish wish);
    void send();
    void hear(const Answered& answer);
    void refuse(const QString& sentence);
    void restyle();
    const Incident* incident() const;
    const SealGroup* group() const;
    // Also while the new key of the group is on its way to this window.
    bool isOpen() const;

    const ThemeSource& m_source;
    Desk& m_desk;
    WallClock m_clock;
    std::optional<IncidentId> m_shown;
    Task m_task = Task::Release;
    std::optional<Wish> m_asked;
    std::optional<std::pair<quint64, Wish>> m_sent;
    quint64 m_generation = 0;
    QWidget* m_tabs = nullptr;
    WrapLayout* m_flow = nullptr;
    std::vector<KeyButton*> m_buttons; // by task
    std::vector<SealForm*> m_forms;    // by task
    QScrollArea* m_area = nullptr;
    QVBoxLayout* m_column = nullptr;
    QLabel* m_message = nullptr;
    ConfirmBand* m_confirm = nullptr;
    SealForm* m_opening = nullptr; // in the place of Escrow for whoever is in no group
    QLineEdit* m_to = nullptr;
    QComboBox* m_basis = nullptr;
    QLineEdit* m_ground = nullptr;
    QLineEdit* m_scope = nullptr;
    QLineEdit* m_signedOn = nullptr;
    QLineEdit* m_until = nullptr;
    QPlainTextEdit* m_text = nullptr;
    QLineEdit* m_path = nullptr;
    QLabel* m_releases = nullptr;
    QComboBox* m_consent = nullptr;
    QLineEdit* m_why = nullptr;
    KeyButton* m_withdraw = nullptr;
    KeyButton* m_read = nullptr;
    QPlainTextEdit* m_words = nullptr;
    QLabel* m_members = nullptr;
    QLabel* m_own = nullptr;
    QLineEdit* m_colleague = nullptr;
    QLineEdit* m_print = nullptr;
    QComboBox* m_leaver = nullptr;
    KeyButton* m_takeOut = nullptr;
    QLabel* m_holders = nullptr;
    std::vector<QLineEdit*> m_names;
    QLabel* m_codes = nullptr;
    KeyButton* m_codesKept = nullptr;
    QLineEdit* m_employer = nullptr;
    std::vector<QLineEdit*> m_shares;
    QLineEdit* m_reason = nullptr;
    QLineEdit* m_toWhom = nullptr;
    QLineEdit* m_file = nullptr;
    QLineEdit* m_passphrase = nullptr;
    QLineEdit* m_again = nullptr;
    QLineEdit* m_second = nullptr;
    QLineEdit* m_secondPassword = nullptr;
};

} // namespace haven::ui
