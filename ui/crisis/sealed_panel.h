#pragma once

#include "models/items/desk.h"
#include "ui/theme/theme_source.h"
#include "ui/widgets/desk_asker.h"
#include "ui/widgets/wall_clock.h"

#include <optional>
#include <QTimer>
#include <QWidget>

class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QScrollArea;
class QVBoxLayout;

namespace haven::ui {

class KeyButton;
class PanelHeader;
class SealPage;
class WrapLayout;

// The clinicians' sealed notes of one incident: read, write and search them, and make the key that
// it takes. Nothing is shown until somebody asks, because each look is on the record. Everybody
// else sees whether a clinician is engaged and who, and not a word.
class SealedPanel final : public QWidget
{
    Q_OBJECT

public:
    SealedPanel(const ThemeSource& source, Desk& desk, WallClock clock, QWidget* parent = nullptr);
    // What was typed is kept as a draft.
    ~SealedPanel() override;

    void show(std::optional<IncidentId> incident);
    // Where one writes: the first field of the part that is shown.
    void focusFirst();
    PanelHeader& header() { return *m_header; }

Q_SIGNALS:
    void said(const QString& sentence, haven::ui::Tone tone);

protected:
    // What was read stays on no screen that nobody looks at.
    void hideEvent(QHideEvent* event) override;

private:
    enum class Sent { Note, Key, Group };
    void build();
    void buildOutside(QVBoxLayout* column);
    void buildKey(QVBoxLayout* column);
    void buildGroup(QVBoxLayout* column);
    void buildNotes(QVBoxLayout* column);
    QWidget* addPart(QVBoxLayout* column);
    QLabel* addText(QWidget* part, const char* name, TypeRole role, Token token);
    QLineEdit* addLine(QWidget* part, const char* name, const QString& label);
    KeyButton* addButton(QWidget* part, const char* name, const QString& text,
                         const QKeySequence& key);
    void refresh();
    void showEngaged(const Incident& incident);
    void showCount(const Incident& incident);
    void forget();
    void read();
    void hideNotes();
    void showParts(const Incident& incident);
    void search();
    void showPage(const SealedPage& page);
    void keepDraft();
    void takeUpDraft();
    void seal();
    void makeKey();
    void found();
    void turn();
    void hearSeat();
    void refuse(const QString& sentence);
    void hear(const Answered& answer);
    void restyle();
    const Incident* incident() const;

    struct Styled {
        QLabel* label;
        TypeRole role;
        Token token;
    };

    const ThemeSource& m_source;
    Desk& m_desk;
    WallClock m_clock;
    std::optional<IncidentId> m_shown;
    std::optional<std::pair<quint64, Sent>> m_sent;
    QString m_textSent;
    quint64 m_generation = 0;
    QTimer m_searchTimer;
    QTimer m_draftTimer;
    std::vector<Styled> m_styled;
    std::vector<QVBoxLayout*> m_columns;
    PanelHeader* m_header = nullptr;
    QWidget* m_strip = nullptr;
    WrapLayout* m_flow = nullptr;
    KeyButton* m_turn = nullptr;
    SealPage* m_page = nullptr;  // keys and releases
    bool m_isOnPage = false;     // as one wishes; seen as long as the key is open
    bool m_comesBack = false;    // what had the focus went until the key is open again
    bool m_isRestricted = false; // the incident that is shown
    bool m_isWaiting = false; // the focus is on no field yet: the next part that has one takes it
    QScrollArea* m_area = nullptr;
    QWidget* m_body = nullptr;
    QWidget* m_outside = nullptr;
    QWidget* m_keyPart = nullptr;
    QWidget* m_groupPart = nullptr;
    QWidget* m_notesPart = nullptr;
    QLabel* m_engaged = nullptr;
    QLabel* m_closed = nullptr;
    QLabel* m_groups = nullptr; // that are here already
    QLineEdit* m_password = nullptr;
    QLineEdit* m_newPassword = nullptr;
    QLineEdit* m_again = nullptr;
    KeyButton* m_makeKey = nullptr;
    QLineEdit* m_employer = nullptr;
    KeyButton* m_found = nullptr;
    QLabel* m_count = nullptr;
    KeyButton* m_read = nullptr;
    QLineEdit* m_search = nullptr;
    QPlainTextEdit* m_notes = nullptr;
    QPlainTextEdit* m_text = nullptr;
    KeyButton* m_seal = nullptr;
    QLabel* m_message = nullptr;
};

} // namespace haven::ui
