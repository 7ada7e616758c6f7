#pragma once

#include <QLayout>

namespace haven::ui {

// Puts buttons side by side and goes on in the next row where the width ends, so that a narrow
// panel or a large zoom never cuts one off.
class FlowRow final : public QLayout
{
public:
    explicit FlowRow(QWidget* parent = nullptr);
    ~FlowRow() override;

    void addItem(QLayoutItem* item) override;
    int count() const override { return static_cast<int>(m_items.size()); }
    QLayoutItem* itemAt(int index) const override { return m_items.value(index); }
    QLayoutItem* takeAt(int index) override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    void setGeometry(const QRect& rect) override;
    QSize sizeHint() const override;
    QSize minimumSize() const override;
    Qt::Orientations expandingDirections() const override { return {}; }

private:
    enum class Act { Measure, Place };
    int flow(const QRect& rect, Act act) const;

    QList<QLayoutItem*> m_items;
};

} // namespace haven::ui
