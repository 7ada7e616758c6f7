#pragma once

#include "models/items/desk.h"
#include "ui/widgets/desk_asker.h"

#include <map>
#include <optional>
#include <QObject>
#include <set>
#include <utility>

namespace haven::ui {

enum class CarePage {
    Outcome,
    Handoff,
    Request,
    Certificate,
    Ledger,
    FollowUps,
    Screenings,
    Plans
};

// That somebody reads a page of care is on the record without a question: once a sign-on for each
// incident and kind of view, and only where the page tells them something. What a restricted
// incident opens with a reason is on the record by then.
class CareLooks final : public QObject
{
    Q_OBJECT

public:
    explicit CareLooks(Desk& desk, QObject* parent = nullptr);

    // The page is in sight.
    void see(CarePage page, std::optional<IncidentId> incident);

Q_SIGNALS:
    // It could not be saved, and is tried anew with the next look.
    void said(const QString& sentence, haven::ui::Tone tone);

private:
    using Look = std::pair<CareView, std::optional<IncidentId>>;
    void hear(const Answered& answer);

    Desk& m_desk;
    std::set<Look> m_told; // since who sits here signed on
    std::map<quint64, Look> m_waiting;
};

} // namespace haven::ui
