#pragma once

#include "models/dispatch/care_rules.h"
#include "models/items/desk.h"
#include "models/items/grouped_rows.h"

namespace haven {

enum class FollowUpColumn { Due, Incident, After, Tries, What };
inline constexpr int kFollowUpColumns = static_cast<int>(FollowUpColumn::What) + 1;

HAVEN_ENUM(FollowUpGroup, Overdue, Open, Ended)

// Models speak no language.
struct FollowUpWords {
    std::function<QString(FollowUpGroup)> group;
    std::function<QString(FollowUpKind)> after;
    std::function<QString(const FollowUp&)> tries;
    std::function<QString(Instant)> due;
    // Whose words are not told: its incident is restricted. `hidden` stands in their place.
    std::function<bool(const FollowUp&)> isHidden;
    QString hidden;
};

// What was promised: overdue first, then what comes due, then what has ended.
class FollowUpModel final : public GroupedRows
{
    Q_OBJECT

public:
    FollowUpModel(Desk& desk, FollowUpWords words, QObject* parent = nullptr);

    // Looks again: what became overdue, what was tried or ended.
    void tick();
    // Nothing for a header, or outside of the rows.
    std::optional<FollowUpId> followUpAt(int row) const;
    int overdueCount() const { return m_overdue; }
    int openCount() const { return m_open; }

protected:
    QVariant cell(const std::string& key, int column, int role) const override;
    QString groupTitle(const BoardGroup& group) const override;
    void forget(const std::string& key) override { m_byKey.erase(key); }

private:
    struct Known {
        FollowUp followUp;
        FollowUpGroup group = FollowUpGroup::Open;
        bool isHidden = false;
        bool operator==(const Known&) const = default;
    };

    Desk& m_desk;
    FollowUpWords m_words;
    int m_overdue = 0;
    int m_open = 0;
    std::unordered_map<std::string, Known> m_byKey;
};

} // namespace haven
