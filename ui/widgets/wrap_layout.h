#pragma once

#include <memory>
#include <optional>
#include <QLayout>
#include <vector>

namespace haven::ui {

// Buttons in rows, as words in a paragraph: what does not fit goes to the next row, so nothing is
// cut off in a narrow column or at a large zoom. What is wider than the row gets the row and the
// height it needs there; what is lower than its row stands in the middle of it. None is left alone
// in the last row where the row before can spare one.
class WrapLayout final : public QLayout
{
    Q_OBJECT

public:
    explicit WrapLayout(QWidget* parent = nullptr);
    ~WrapLayout() override;

    // In pixels; until then both are spacing().
    void setGaps(int across, int down);

    void addItem(QLayoutItem* item) override;
    int count() const override { return static_cast<int>(m_items.size()); }
    QLayoutItem* itemAt(int index) const override;
    QLayoutItem* takeAt(int index) override;
    Qt::Orientations expandingDirections() const override { return {}; }
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override;
    QSize minimumSize() const override;
    void setGeometry(const QRect& rect) override;

private:
    enum class Act { Measure, Place };
    struct Placed {
        QLayoutItem* item;
        QSize size;
    };
    using Row = std::vector<Placed>;
    QSize gaps() const { return m_gaps.value_or(QSize(spacing(), spacing())); }
    std::vector<Row> rowsWithin(int width) const;
    int arrange(const QRect& rect, Act act) const;

    std::vector<std::unique_ptr<QLayoutItem>> m_items;
    std::optional<QSize> m_gaps; // across, down
};

} // namespace haven::ui
