#include "models/items/protocol_steps_model.h"

#include "models/base/contracts.h"
#include "models/items/item_roles.h"
#include "models/items/qt_text.h"

#include <algorithm>

namespace haven {

ProtocolStepsModel::ProtocolStepsModel(QObject* parent) : TitledTable(parent) {}

void ProtocolStepsModel::open(ProtocolDraft draft)
{
    beginResetModel();
    m_draft = std::move(draft);
    m_findings.clear();
    endResetModel();
}

void ProtocolStepsModel::setHead(ProtocolDraft head)
{
    head.steps = std::move(m_draft.steps);
    m_draft = std::move(head);
}

const DraftStep* ProtocolStepsModel::stepAt(int row) const
{
    return row >= 0 && row < rows() ? &m_draft.steps[static_cast<std::size_t>(row)] : nullptr;
}

void ProtocolStepsModel::setStep(int row, DraftStep step)
{
    if (!stepAt(row) || *stepAt(row) == step)
        return;
    m_draft.steps[static_cast<std::size_t>(row)] = std::move(step);
    tellRows(row, row);
}

int ProtocolStepsModel::addAfter(int row)
{
    HAVEN_EXPECT(m_draft.steps.size() < kMaxSteps);
    const int place = row >= 0 && row < rows() ? row + 1 : rows();
    beginInsertRows({}, place, place);
    addStep(m_draft, place == 0 ? 0 : static_cast<std::size_t>(place) - 1);
    endInsertRows();
    tellRows(place, rows() - 1);
    return place;
}

int ProtocolStepsModel::removeAt(int row)
{
    if (!stepAt(row))
        return -1;
    beginRemoveRows({}, row, row);
    removeStep(m_draft, static_cast<std::size_t>(row));
    m_findings.clear();
    endRemoveRows();
    if (rows() > 0)
        tellRows(0, rows() - 1);
    return std::min(row, rows() - 1);
}

int ProtocolStepsModel::moveAt(int row, StepMove move)
{
    const int other = move == StepMove::Up ? row - 1 : row + 1;
    if (!stepAt(row) || !stepAt(other))
        return row;
    // Qt wants the row before which it goes.
    beginMoveRows({}, row, row, {}, move == StepMove::Up ? other : other + 1);
    moveStep(m_draft, static_cast<std::size_t>(row), move);
    endMoveRows();
    tellRows(std::min(row, other), std::max(row, other));
    return other;
}

void ProtocolStepsModel::setFindings(std::vector<LintFinding> findings)
{
    m_findings = std::move(findings);
    if (rows() > 0)
        tellRows(0, rows() - 1);
}

std::vector<LintFinding> ProtocolStepsModel::findingsOf(int row) const
{
    std::vector<LintFinding> found;
    for (const auto& one : m_findings) {
        const auto step = stepOf(one);
        if ((step ? static_cast<int>(*step) : -1) == row)
            found.push_back(one);
    }
    return found;
}

void ProtocolStepsModel::tellRows(int from, int to)
{
    if (from <= to)
        Q_EMIT dataChanged(index(from, 0), index(to, kProtocolStepColumns - 1));
}

int ProtocolStepsModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : rows();
}

int ProtocolStepsModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : kProtocolStepColumns;
}

QVariant ProtocolStepsModel::data(const QModelIndex& index, int role) const
{
    const DraftStep* step = index.isValid() ? stepAt(index.row()) : nullptr;
    if (!step)
        return {};
    if (role == IdRole)
        return fromStd(step->id);
    const auto column = static_cast<ProtocolStepColumn>(index.column());
    const auto found = static_cast<int>(findingsOf(index.row()).size());
    if (role == EmphasisRole && column == ProtocolStepColumn::Faults)
        return static_cast<int>(found > 0 ? Emphasis::Strong : Emphasis::None);
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case ProtocolStepColumn::Number:
        return QString::number(index.row() + 1);
    case ProtocolStepColumn::Text:
        return fromStd(step->text.empty() ? step->id : step->text);
    case ProtocolStepColumn::Faults:
        return found > 0 ? QString::number(found) : QString();
    }
    return {};
}

} // namespace haven
