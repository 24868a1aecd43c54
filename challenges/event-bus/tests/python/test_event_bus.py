import unittest

from event_bus import EventBus, UnknownTopic


class EventBusTest(unittest.TestCase):
    def setUp(self):
        self.bus = EventBus(["orders", "stock"], keep=2)

    def test_everybody_is_told_in_the_order_of_subscribing(self):
        self.bus.subscribe("orders", "mail")
        self.bus.subscribe("orders", "audit")
        self.assertEqual(self.bus.publish("orders", "o1"), ["mail", "audit"])

    def test_who_wants_one_message_gets_one(self):
        self.bus.once("orders", "mail")
        self.assertEqual(self.bus.publish("orders", "o1"), ["mail"])
        self.assertEqual(self.bus.publish("orders", "o2"), [])

    def test_others_are_told_when_somebody_leaves(self):
        self.bus.once("orders", "mail")
        self.bus.subscribe("orders", "audit")
        self.assertEqual(self.bus.publish("orders", "o1"), ["mail", "audit"])

    def test_topics_keep_their_own_messages(self):
        self.bus.publish("orders", "o1")
        self.assertEqual(self.bus.subscribe("stock", "mail"), [])

    def test_what_a_subscriber_does_with_old_messages_is_its_own_affair(self):
        self.bus.publish("orders", "o1")
        self.bus.subscribe("orders", "mail").clear()
        self.assertEqual(self.bus.subscribe("orders", "audit"), ["o1"])

    def test_a_topic_must_be_known(self):
        with self.assertRaises(UnknownTopic):
            self.bus.publish("payments", "p1")


if __name__ == "__main__":
    unittest.main()
