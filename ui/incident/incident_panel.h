#pragma once

#include "models/items/desk.h"
#include "ui/theme/theme_source.h"
#include "ui/widgets/key_button.h"
#include "ui/widgets/mark_labels.h"

#include <optional>
#include <QLabel>
#include <QTimer>
#include <QVBoxLayout>
#include <QWidget>

namespace haven::ui {

// The chosen incident: what it is, where, who called, cautions, notes with the advisor's words
// marked, the flag and the level with their reasons, and one key for each answer of a person.
class IncidentPanel final : public QWidget
{
    Q_OBJECT

public:
    // `clock` words a moment in the agency's time, "21:47:08".
    IncidentPanel(const ThemeSource& source, Desk& desk, std::function<QString(Instant)> clock,
                  QWidget* parent = nullptr);

    void show(std::optional<IncidentId> incident);
    std::optional<IncidentId> shown() const { return m_shown; }

Q_SIGNALS:
    void requestLine(const QString& line);

private:
    void build();
    void buildFlagBox(QVBoxLayout* column);
    void refresh();
    void refreshFacts(const Incident& incident);
    void refreshCautions(const Incident& incident);
    void refreshNotes(const Incident& incident);
    void refreshFlag(const Incident& incident);
    void tick();
    void restyle();
    void decide(FlagDecision decision);
    const Incident* incident() const;
    QLabel* addLabel(QVBoxLayout* column, const QString& name, TypeRole role);

    const ThemeSource& m_source;
    Desk& m_desk;
    std::function<QString(Instant)> m_clock;
    std::optional<IncidentId> m_shown;
    QTimer m_timer;
    PriorityLabel* m_priority = nullptr;
    FlagChip* m_flag = nullptr;
    LevelChip* m_level = nullptr;
    QLabel* m_title = nullptr;
    QLabel* m_waiting = nullptr;
    QLabel* m_facts = nullptr;
    QLabel* m_cautions = nullptr;
    QLabel* m_notes = nullptr;
    QLabel* m_flagReason = nullptr;
    QWidget* m_flagBox = nullptr;
    std::vector<std::pair<QLabel*, TypeRole>> m_labels;
};

} // namespace haven::ui
