#pragma once

#include "models/dispatch/clinician_desk.h"
#include "models/items/desk.h"
#include "ui/theme/theme_source.h"
#include "ui/widgets/desk_asker.h"
#include "ui/widgets/wall_clock.h"

#include <optional>
#include <QTimer>
#include <QWidget>

class QGridLayout;
class QLabel;
class QPlainTextEdit;
class QScrollArea;
class QVBoxLayout;

namespace haven::ui {

class KeyButton;
class PanelHeader;

// What a clinician has to know before anything else: cautions, the safety facts with their age and
// who answered, the level and who leads, where it is and whom to speak to, what was said in the
// words that were said, who is there; a care note whose draft is kept while it is typed; and the
// newest notes.
class FactsPanel final : public QWidget
{
    Q_OBJECT

public:
    FactsPanel(const ThemeSource& source, Desk& desk, WallClock clock, QWidget* parent = nullptr);
    // What was typed is kept as a draft.
    ~FactsPanel() override;

    void show(std::optional<IncidentId> incident);

Q_SIGNALS:
    void said(const QString& sentence, haven::ui::Tone tone);

private:
    struct FactRow {
        QLabel* name = nullptr;
        QLabel* answer = nullptr;
        QLabel* age = nullptr;
        std::optional<Instant> at;
        QString by;
        bool isOpen = false; // must be asked and was not, or a note speaks of a weapon
    };
    void build();
    QLabel* addText(QVBoxLayout* column, const char* name, TypeRole role, Token token);
    QLabel* addHeading(QVBoxLayout* column, const QString& text);
    void buildNote(QVBoxLayout* column);
    void refresh();
    void showFacts(const Incident& incident);
    void showLevel(const Incident& incident);
    void showWords(const Incident& incident);
    // Cautions, where and who, who is there, the newest notes.
    void showCase(const Incident& incident);
    void tick();
    void restyle();
    void styleRow(const FactRow& row);
    // Nothing of one that is restricted.
    const Incident* incident() const;
    const Incident* chosen() const;
    // The care note's draft belongs to its incident.
    std::string draftKey() const;
    void keepDraft();
    void takeUpDraft();
    void addNote();
    void hear(const Answered& answer);

    struct Styled {
        QLabel* label;
        TypeRole role;
        Token token;
    };

    const ThemeSource& m_source;
    Desk& m_desk;
    WallClock m_clock;
    std::optional<IncidentId> m_shown;
    std::optional<quint64> m_noteSent; // the command on its way
    std::string m_textSent;
    std::string m_keySent;
    QTimer m_timer;
    QTimer m_draftTimer;
    std::vector<Styled> m_styled;
    std::vector<FactRow> m_rows;
    PanelHeader* m_header = nullptr;
    QScrollArea* m_area = nullptr;
    QWidget* m_body = nullptr;
    QLabel* m_notice = nullptr; // in their place while the incident is restricted
    QGridLayout* m_grid = nullptr;
    QLabel* m_cautions = nullptr;
    QLabel* m_level = nullptr;
    QLabel* m_lead = nullptr;
    QLabel* m_where = nullptr;
    QLabel* m_words = nullptr;
    QLabel* m_notes = nullptr;
    QLabel* m_people = nullptr;
    QLabel* m_message = nullptr;
    QPlainTextEdit* m_note = nullptr;
    KeyButton* m_add = nullptr;
};

} // namespace haven::ui
