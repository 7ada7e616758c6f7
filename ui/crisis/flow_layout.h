#pragma once

#include <QLayout>
#include <QStyle>

namespace haven::ui {

// Puts widgets beside one another and goes on below when the line is full. What is wider than the
// line gets the line, and the height it needs there.
class FlowLayout final : public QLayout
{
    Q_OBJECT

public:
    explicit FlowLayout(QWidget* parent = nullptr) : QLayout(parent) {}
    ~FlowLayout() override;

    void addItem(QLayoutItem* item) override { m_items.append(item); }
    int count() const override { return static_cast<int>(m_items.size()); }
    QLayoutItem* itemAt(int index) const override { return m_items.value(index); }
    QLayoutItem* takeAt(int index) override;
    Qt::Orientations expandingDirections() const override { return {}; }
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override;
    QSize minimumSize() const override;
    void setGeometry(const QRect& rect) override;

private:
    enum class Moving { No, Yes };
    int arrange(const QRect& rect, Moving moving) const;

    QList<QLayoutItem*> m_items;
};

} // namespace haven::ui
