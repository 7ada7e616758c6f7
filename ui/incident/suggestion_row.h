#pragma once

#include "ui/incident/part_tools.h"

class QBoxLayout;

namespace haven::ui {

class KeyButton;
class LateChip;
class PlainLabel;

// One fact the advisor read off a note, waiting for a person: one key confirms it, one opens its
// answers. After its time it is late.
class SuggestionRow final : public QWidget
{
    Q_OBJECT

public:
    // `digit` is the fact's own number in the panel, 1 to 9; 0 for one without.
    SuggestionRow(const PartTools& tools, Fact fact, int digit, QWidget* parent);

    void setShown(const Incident& incident, const Suggestion& suggestion, Standing standing);
    void tick(Instant now);
    void confirm();

Q_SIGNALS:
    void correctionRequested(haven::Fact fact);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void arrange();

    PartTools m_tools;
    Fact m_fact;
    std::optional<IncidentId> m_incident;
    Suggestion m_suggestion;
    QBoxLayout* m_row;
    PlainLabel* m_words;
    LateChip* m_late;
    KeyButton* m_confirm;
    KeyButton* m_correct;
};

} // namespace haven::ui
