#pragma once

#include <memory>
#include <QLayout>
#include <vector>

namespace haven::ui {

// Fields beside each other as far as each has the room it needs, the others below: each row is
// filled by their shares, so that nothing is cut off in a narrow column or at a large zoom.
class FieldFlow final : public QLayout
{
    Q_OBJECT

public:
    explicit FieldFlow(QWidget* parent = nullptr);
    ~FieldFlow() override;

    // How much of what is left over in its row is the field's, in proportion to the others there.
    // Precondition: share >= 1.
    void addField(QWidget* field, int share);
    // In pixels; until then both are spacing().
    void setGaps(int across, int down);

    void addItem(QLayoutItem* item) override;
    int count() const override { return static_cast<int>(m_fields.size()); }
    QLayoutItem* itemAt(int index) const override;
    QLayoutItem* takeAt(int index) override;
    Qt::Orientations expandingDirections() const override { return Qt::Horizontal; }
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override;
    QSize minimumSize() const override;
    void setGeometry(const QRect& rect) override;

private:
    struct Field {
        std::unique_ptr<QLayoutItem> item;
        int share = 1;
    };
    enum class Act { Measure, Place };
    QSize gaps() const;
    int arrange(const QRect& rect, Act act) const;
    // One row from `first` up to `end`; its height.
    int placeRow(std::size_t first, std::size_t end, const QRect& rect, Act act) const;

    std::vector<Field> m_fields;
    QSize m_gaps; // not valid: spacing()
};

} // namespace haven::ui
