#pragma once

#include "models/dispatch/nearby.h"
#include "ui/incident/part_tools.h"

class QHBoxLayout;

namespace haven::ui {

class KeyButton;
class PlainLabel;

// One caution.
class CautionBox final : public QWidget
{
    Q_OBJECT

public:
    CautionBox(const PartTools& tools, QWidget* parent);

    struct Shown {
        Caution caution;
        bool isReviewDue = false;
        CautionMatch match = CautionMatch::Place;
        std::optional<CautionSeen> seen;
        IncidentId incident;
        Standing standing = Standing::Live;
        // The first that nobody has seen carries the key.
        bool hasKey = false;
    };
    void setShown(const Shown& shown);
    bool isOpen() const { return m_shown && !m_shown->seen; }
    void acknowledge();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void restyle();

    PartTools m_tools;
    std::optional<Shown> m_shown;
    QHBoxLayout* m_row;
    PlainLabel* m_text;
    KeyButton* m_seen;
};

// "Caution, weapon.": what it is about, and a full stop.
QString cautionKindText(CautionKind kind);
// ", source: the brother 2026-06-02, reported, not verified": whose word it is, how old, about
// whom, where, and until when it holds.
QString cautionOriginText(const CautionBox::Shown& shown, const WallClock& clock);

} // namespace haven::ui
