#pragma once

#include "models/items/desk.h"
#include "ui/widgets/desk_asker.h"
#include "ui/widgets/latest_answer.h"
#include "ui/widgets/restricted_since.h"

#include <functional>

namespace haven::ui {

// A look at what the station knows, as the pages for it make one: that somebody looked, and why, is
// on the record before a line of what was found is shown, and nothing that tells of an incident
// stays on the screen once it is restricted.
class RecordedLook final : public QObject
{
    Q_OBJECT

public:
    // The page keeps what was found and says how the look goes on the record; nothing: it was not
    // the answer, or said what is wrong with it.
    using Take = std::function<std::optional<RecordViewed>(const QueryAnswer&)>;
    // Whether what the page keeps tells of an incident that was restricted meanwhile.
    using IsHidden = std::function<bool(const RestrictedSince&)>;

    // `asker` is unique in the window.
    RecordedLook(Desk& desk, const QString& asker, IsHidden isHidden, QObject* parent = nullptr);

    void begin(Query query, Take take);
    // Nobody waits for the answer any more.
    void forget() { m_answer.forget(); }
    bool isBeingRecorded() const { return m_asker.isWaiting(); }
    // For who shows that it takes long.
    LatestAnswer& answer() { return m_answer; }

Q_SIGNALS:
    // What was found may be shown.
    void recorded();
    // It may not, or no longer.
    void lost();
    void said(const QString& sentence, haven::ui::Tone tone);

private:
    void hear(const std::vector<Recorded>& facts);
    void putAway();

    Desk& m_desk;
    DeskAsker m_asker;
    LatestAnswer m_answer;
    RestrictedSince m_restricted;
    IsHidden m_isHidden;
};

} // namespace haven::ui
