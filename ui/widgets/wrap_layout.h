#pragma once

#include <memory>
#include <QLayout>
#include <vector>

namespace haven::ui {

// Buttons in rows, as words in a paragraph: what does not fit goes to the next row, so nothing is
// cut off in a narrow column or at a large zoom.
class WrapLayout final : public QLayout
{
    Q_OBJECT

public:
    explicit WrapLayout(QWidget* parent = nullptr);
    ~WrapLayout() override;

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
    int arrange(const QRect& rect, Act act) const;

    std::vector<std::unique_ptr<QLayoutItem>> m_items;
    int m_across = 6;
    int m_down = 4;
};

} // namespace haven::ui
