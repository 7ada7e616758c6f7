#pragma once

#include "models/crisis/protocol_draft.h"
#include "models/items/titled_table.h"

#include <vector>

namespace haven {

// The text first: a number is that of the place and not of the step.
enum class ProtocolStepColumn { Text, Number, Faults };
inline constexpr int kProtocolStepColumns = static_cast<int>(ProtocolStepColumn::Faults) + 1;

// The steps of the protocol somebody writes, in their order, with how much of each must be set
// right. It holds the whole draft: what changes it goes through here.
class ProtocolStepsModel final : public TitledTable
{
    Q_OBJECT

public:
    explicit ProtocolStepsModel(QObject* parent = nullptr);

    // Another protocol.
    void open(ProtocolDraft draft);
    const ProtocolDraft& draft() const { return m_draft; }
    // Everything but its steps.
    void setHead(ProtocolDraft head);
    // nullptr outside the list.
    const DraftStep* stepAt(int row) const;
    void setStep(int row, DraftStep step);
    // Each returns the row to stand on afterwards; -1 where there is none. Precondition of the
    // first: fewer than kMaxSteps.
    int addAfter(int row);
    int removeAt(int row);
    int moveAt(int row, StepMove move);
    void setFindings(std::vector<LintFinding> findings);
    // Of one step; -1: of the whole.
    std::vector<LintFinding> findingsOf(int row) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

private:
    int rows() const { return static_cast<int>(m_draft.steps.size()); }
    void tellRows(int from, int to);

    ProtocolDraft m_draft;
    std::vector<LintFinding> m_findings;
};

} // namespace haven
